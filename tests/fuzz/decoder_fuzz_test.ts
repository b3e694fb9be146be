/**
 * Input nobody would write: random octets, and valid frames with damage. Whatever comes, the decoder
 * does not throw, says the same however the input is cut, and keeps no more than it may.
 *
 * `FUZZ_RUNS` sets how many inputs each test tries, for a longer search.
 *
 * @module
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { FrameDecoder, type FrameLimits } from "../../shared/stomp/decoder.ts";
import { encodeFrame } from "../../shared/stomp/encoder.ts";
import { VERSIONS } from "../../shared/stomp/version.ts";
import { outcomesOf } from "../helper/decoding.ts";
import { arbitraryFrame } from "../helper/frames.ts";

const RUNS = Number(Deno.env.get("FUZZ_RUNS") ?? 5_000);
const LIMITS: FrameLimits = {
  maxHeaders: 4,
  maxHeaderLineBytes: 40,
  maxBodyBytes: 60,
  maxFrameBytes: 120,
};
const utf8 = new TextEncoder();

const version = fc.constantFrom(...VERSIONS);
/** Octets that mean something to the decoder, more often than others. */
const octet = fc.oneof(fc.constantFrom(0, 10, 13, 58, 92, 0xff, 0xed, 0xf0), fc.nat(255));

/** Pieces of frames in any order. */
const soup = fc.array(
  fc.oneof(
    fc.constantFrom("SEND\n", "MESSAGE\r\n", "CONNECT\n", "destination:/a\n", "\n\0", "\n", "\r\n"),
    fc.constantFrom("content-length:3\n", "content-length:", "\\n", "\\", ":", "\0", "한", "🙂"),
    fc.uint8Array({ maxLength: 6 }),
  ),
  { maxLength: 12 },
).map((parts) => joined(parts));

/** Frames in a row with some octets replaced, removed, repeated or put in. */
const damaged = fc.tuple(
  fc.array(fc.tuple(arbitraryFrame, version), { minLength: 1, maxLength: 3 }),
  fc.array(fc.tuple(fc.nat(300), fc.nat(3), fc.array(octet, { maxLength: 3 })), { maxLength: 3 }),
).map(([frames, damages]) => {
  const bytes = [...joined(frames.map(([frame, version]) => encodeFrame(frame, version)))];
  for (const [at, removed, added] of damages) bytes.splice(at % bytes.length, removed, ...added);
  return Uint8Array.from(bytes);
});

const input = fc.oneof(
  soup,
  damaged,
  fc.array(octet, { maxLength: 200 }).map((octets) => Uint8Array.from(octets)),
);
const cuts = fc.array(fc.nat(250), { maxLength: 6 });

Deno.test("damaged input means the same however it is cut, and never makes the decoder throw", () => {
  fc.assert(
    fc.property(input, cuts, version, (bytes, positions, version) => {
      const options = { version, limits: LIMITS };
      const whole = outcomesOf([bytes], options);
      assert.deepEqual(outcomesOf(cut(bytes, positions), options), whole);
      assert.deepEqual(outcomesOf(cut(bytes, [...bytes.keys()]), options), whole);
    }),
    { numRuns: RUNS },
  );
});

Deno.test("damaged text never makes the decoder throw, wherever its surrogates are cut", () => {
  const text = fc.array(
    fc.oneof(fc.string({ unit: "binary", maxLength: 5 }), fc.constant("\ud83d")),
  )
    .map((parts) => `SEND\ndestination:/a\n\n${parts.join("")}\0`);
  fc.assert(
    fc.property(text, cuts, (text, positions) => {
      const edges = [0, ...positions.toSorted((a, b) => a - b), text.length];
      const chunks = edges.slice(1).map((edge, at) => text.slice(edges[at], edge));
      assert.deepEqual(outcomesOf(chunks), outcomesOf([text]));
    }),
    { numRuns: RUNS },
  );
});

Deno.test("an unfinished frame never waits for more than its budget", () => {
  fc.assert(
    fc.property(input, version, (bytes, version) => {
      const decoder = new FrameDecoder({ version, limits: LIMITS });
      for (const octet of bytes) {
        decoder.push(Uint8Array.of(octet));
        while (!["need-more", "broken"].includes(decoder.next().kind));
        assert.ok(decoder.waitingBytes <= LIMITS.maxFrameBytes);
      }
    }),
    { numRuns: RUNS },
  );
});

Deno.test("a peer that never ends anything is stopped at the budget, wherever it begins", () => {
  const { maxHeaderLineBytes, maxBodyBytes, maxFrameBytes } = LIMITS;
  const endless = [
    ["A", 13],
    ["SEND\na", 6 + maxHeaderLineBytes],
    ["SEND\na:b\nc", maxFrameBytes],
    ["SEND\n\nx", 7 + maxBodyBytes],
    ["SEND\ncontent-length:50\n\nx", maxFrameBytes],
  ] as const;
  for (const [beginning, most] of endless) {
    const decoder = new FrameDecoder({ version: "1.2", limits: LIMITS });
    decoder.push(beginning);
    let sent = beginning.length;
    while (decoder.next().kind === "need-more") {
      decoder.push("x");
      assert.ok(++sent <= most, beginning);
    }
    assert.equal(decoder.next().kind, "broken");
  }
});

function joined(parts: readonly (string | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => [...(typeof part === "string" ? utf8.encode(part) : part)]),
  );
}

function cut(bytes: Uint8Array, positions: readonly number[]): Uint8Array[] {
  const edges = [0, ...positions.toSorted((a, b) => a - b), bytes.length];
  return edges.slice(1).map((edge, at) => bytes.slice(edges[at], edge));
}
