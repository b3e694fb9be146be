/**
 * What a decoder holds while somebody sends without end: never more than twice what may wait, and a
 * little. Counted, not timed.
 *
 * @module
 */
import assert from "node:assert/strict";
import { DEFAULT_LIMITS, FrameDecoder } from "../../../shared/stomp/decoder.ts";

const utf8 = new TextEncoder();
const MEBIBYTE = 1_048_576;
/** The least room of a buffer for what waits. */
const SPARE_BYTES = 1_024;

interface Held {
  readonly outcomes: Readonly<Record<string, number>>;
  readonly mostWaiting: number;
  readonly mostHeld: number;
}

/** Reads all chunks, as far as they are taken, and counts what is held between them. */
function read(decoder: FrameDecoder, chunks: Iterable<string | Uint8Array>): Held {
  const outcomes: Record<string, number> = {};
  let mostWaiting = 0;
  let mostHeld = 0;
  for (const chunk of chunks) {
    decoder.push(chunk);
    let next = decoder.next();
    for (; next.kind !== "need-more" && next.kind !== "broken"; next = decoder.next()) {
      outcomes[next.kind] = (outcomes[next.kind] ?? 0) + 1;
    }
    const { waitingBytes, heldBytes } = decoder;
    assert.ok(heldBytes <= (waitingBytes === 0 ? 0 : SPARE_BYTES + 2 * waitingBytes));
    mostWaiting = Math.max(mostWaiting, waitingBytes);
    mostHeld = Math.max(mostHeld, heldBytes);
    if (next.kind === "broken") {
      return { outcomes: { ...outcomes, broken: 1 }, mostWaiting, mostHeld };
    }
  }
  return { outcomes, mostWaiting, mostHeld };
}

function* endless(beginning: string, piece: string | Uint8Array): Generator<string | Uint8Array> {
  yield beginning;
  for (let sent = 0; sent < 100 * MEBIBYTE; sent += piece.length) yield piece;
}

const ENDLESS: Readonly<Record<string, readonly [beginning: string, piece: string]>> = {
  "a command line": ["", "A"],
  "a header line": ["SEND\na:", "x"],
  "a header line in CRLF": ["SEND\r\na:", "\r\n b"],
  "header lines": ["SEND\n", "a:b\n"],
  "an uncounted body": ["SEND\ndestination:/a\n\n", "x"],
  "an uncounted body of long characters": ["SEND\n\n", "🙂"],
  "a body that announces more than may be": ["SEND\ncontent-length:99999999999\n\n", "\0"],
};

for (const [name, [beginning, piece]] of Object.entries(ENDLESS)) {
  Deno.test(`decoder stops at its limits, and holds nothing more, when ${name} never ends`, () => {
    for (const repeated of [1, 7, 5_000]) {
      for (const chunk of [piece.repeat(repeated), utf8.encode(piece.repeat(repeated))]) {
        const decoder = new FrameDecoder({ version: "1.2" });
        const { outcomes, mostWaiting, mostHeld } = read(decoder, endless(beginning, chunk));
        assert.deepEqual(outcomes, { broken: 1 });
        assert.ok(mostWaiting <= DEFAULT_LIMITS.maxFrameBytes);
        assert.ok(mostHeld <= SPARE_BYTES + 2 * DEFAULT_LIMITS.maxFrameBytes);
        assert.equal(decoder.heldBytes, 0);
      }
    }
  });
}

Deno.test("decoder holds nothing between heart-beats and NULs, however many come", () => {
  for (const piece of ["\n", "\r\n", "\0", "\n".repeat(1_000), utf8.encode("\n\0\r\n\n\0")]) {
    const { mostHeld } = read(
      new FrameDecoder(),
      (function* () {
        for (let round = 0; round < 20_000; round++) yield piece;
      })(),
    );
    assert.equal(mostHeld, 0);
  }
});

Deno.test("decoder reads a body of 1 MiB in a million pieces, and holds at most twice of it", () => {
  const maxFrameBytes = 4 * MEBIBYTE;
  const limits = { ...DEFAULT_LIMITS, maxBodyBytes: maxFrameBytes, maxFrameBytes };
  for (const counted of ["", `content-length:${MEBIBYTE}\n`]) {
    const octet = Uint8Array.of(120);
    for (const piece of ["x", octet]) {
      const decoder = new FrameDecoder({ version: "1.2", limits });
      const { outcomes, mostWaiting } = read(
        decoder,
        (function* () {
          yield `SEND\ndestination:/a\n${counted}\n`;
          for (let sent = 0; sent < MEBIBYTE; sent++) yield piece;
          yield "\0";
        })(),
      );
      assert.deepEqual(outcomes, { frame: 1 });
      assert.ok(mostWaiting >= MEBIBYTE && decoder.heldBytes === 0);
    }
  }
});

Deno.test("decoder holds nothing once it has read what came, whole or in pieces", () => {
  const input = "SEND\ndestination:/a\n\nhello\0\n";
  const ways: (string | Uint8Array)[][] = [
    [input],
    [utf8.encode(input)],
    [...input],
    Array.from(utf8.encode(input), (octet) => Uint8Array.of(octet)),
    [input.repeat(1_000)],
    [input.slice(0, 9), input.slice(9) + input],
  ];
  for (const chunks of ways) {
    const decoder = new FrameDecoder({ version: "1.2" });
    read(decoder, chunks);
    assert.equal(decoder.waitingBytes, 0);
    assert.equal(decoder.heldBytes, 0);
  }
});

Deno.test("decoders that have nothing to read take less than 3 kB each", () => {
  const count = 5_000;
  const before = Deno.memoryUsage();
  const decoders = Array.from({ length: count }, () => {
    const decoder = new FrameDecoder();
    read(decoder, ["CONNECT\naccept-version:1.2\nhost:a\n\n\0", "SUBSCRIBE\nid:0\n", "\n\0", "\n"]);
    return decoder;
  });
  const after = Deno.memoryUsage();
  // Whatever the collector has not taken yet is counted, too: the bound is wide.
  const grown = after.external - before.external + after.heapUsed - before.heapUsed;
  assert.ok(grown < 3_000 * count, `${grown / count} bytes each`);
  assert.ok(decoders.every(({ heldBytes }) => heldBytes === 0));
});
