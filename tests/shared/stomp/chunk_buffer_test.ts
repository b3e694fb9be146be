import assert from "node:assert/strict";
import fc from "fast-check";
import { ChunkBuffer } from "../../../shared/stomp/chunk_buffer.ts";

const utf8 = new TextEncoder();
const text = new TextDecoder();

function waiting({ bytes, start, end }: ChunkBuffer): string {
  return text.decode(bytes.subarray(start, end));
}

Deno.test("a buffer joins text and bytes in the order they came", () => {
  const buffer = new ChunkBuffer();
  for (const chunk of ["a", utf8.encode("한"), "", "🙂", new Uint8Array(), utf8.encode("z")]) {
    buffer.append(chunk);
  }
  assert.equal(waiting(buffer), "a한🙂z");
});

Deno.test("a buffer reads a lone chunk of bytes where it is, and copies what is left of it", () => {
  const buffer = new ChunkBuffer();
  const chunk = utf8.encode("read left");
  buffer.append(chunk);
  assert.equal(buffer.bytes, chunk);
  buffer.start += 5;
  buffer.settle();
  assert.notEqual(buffer.bytes, chunk);
  assert.equal(waiting(buffer), "left");
});

Deno.test("a buffer never writes over octets that were read", () => {
  const buffer = new ChunkBuffer();
  const views: [string, Uint8Array][] = [];
  for (let round = 0; round < 3_000; round++) {
    const chunk = `${round}`.padStart(1 + round % 40, "-");
    buffer.append(chunk);
    if (round % 2 === 0) buffer.settle();
    const size = Math.min(7, buffer.end - buffer.start);
    const view = buffer.view(buffer.start, buffer.start + size);
    views.push([text.decode(view), view]);
    buffer.start += size;
  }
  for (const [before, view] of views) assert.equal(text.decode(view), before);
});

Deno.test("a buffer copies what is a small part of a big chunk, so that it does not keep it alive", () => {
  const buffer = new ChunkBuffer();
  const big = new Uint8Array(100_000);
  buffer.append(big);
  assert.notEqual(buffer.view(0, 10).buffer, big.buffer);
  assert.equal(buffer.view(0, 60_000).buffer, big.buffer);
  const small = new Uint8Array(1_000);
  buffer.clear();
  buffer.append(small);
  assert.equal(buffer.view(0, 10).buffer, small.buffer);
});

Deno.test("a buffer in which nothing waits holds nothing, whatever it held", () => {
  const buffer = new ChunkBuffer();
  const inputs = ["x", "x".repeat(10_000), utf8.encode("x"), ...Array(100).fill("x".repeat(1_000))];
  for (const input of inputs) {
    buffer.append(input);
    buffer.append("rest");
    buffer.start = buffer.end;
    buffer.settle();
    assert.equal(buffer.bytes.length, 0);
  }
  buffer.append("on");
  assert.equal(waiting(buffer), "on");
});

Deno.test("a buffer keeps what waits for itself, and at most twice that and a little", () => {
  const [one, other] = [new ChunkBuffer(), new ChunkBuffer()];
  for (let round = 0; round < 5_000; round++) {
    one.append("one ");
    other.append(round % 2 === 0 ? "another " : utf8.encode("another "));
    one.settle();
    other.settle();
    assert.notEqual(one.bytes.buffer, other.bytes.buffer);
    for (const buffer of [one, other]) {
      assert.ok(buffer.bytes.length <= 1_024 + 2 * (buffer.end - buffer.start));
    }
  }
  assert.equal(waiting(one), "one ".repeat(5_000));
  assert.equal(waiting(other), "another ".repeat(5_000));
});

Deno.test("buffers that take turns never write over what another has read", () => {
  const buffers = Array.from({ length: 7 }, () => new ChunkBuffer());
  const views: [string, Uint8Array][] = [];
  for (let round = 0; round < 5_000; round++) {
    const buffer = buffers[round % 7] as ChunkBuffer;
    buffer.append(`${round}é`.padEnd(1 + round % 200, "."));
    const view = buffer.view(buffer.start, buffer.end);
    views.push([text.decode(view), view]);
    buffer.start = buffer.end;
    if (round % 3 === 0) buffer.settle();
  }
  for (const [before, view] of views) assert.equal(text.decode(view), before);
});

Deno.test("a buffer tells the text of ASCII octets, however they came", () => {
  const ways: (string | Uint8Array)[][] = [
    ["xxRECEIPT"],
    [utf8.encode("xxRECEIPT")],
    ["xxRE", "CEIPT"],
    ["xxRE", utf8.encode("CEIPT")],
    ["é", "RECEIPT"],
    ["xx" + "RECEIPT".repeat(1_000)],
    ["xx" + "RECEIPT".repeat(10_000)],
  ];
  for (const chunks of ways) {
    const buffer = new ChunkBuffer();
    for (const chunk of chunks) buffer.append(chunk);
    assert.equal(buffer.asciiText(buffer.start + 2, buffer.start + 9), "RECEIPT");
    assert.equal(buffer.asciiText(buffer.start + 2, buffer.start + 2), "");
    buffer.start += 2;
    buffer.settle();
    assert.equal(buffer.asciiText(buffer.start, buffer.start + 7), "RECEIPT");
  }
});

Deno.test("a buffer makes of half a pair U+FFFD unless the next text brings the other half", () => {
  const joined = (...chunks: (string | Uint8Array)[]) => {
    const buffer = new ChunkBuffer();
    for (const chunk of chunks) buffer.append(chunk);
    return waiting(buffer);
  };
  assert.equal(joined("a\ud83d", "\ude42b"), "a🙂b");
  assert.equal(joined("a\ud83d", "", "\ude42b"), "a🙂b");
  assert.equal(joined("\ud83d", "\ud83d", "\ude42"), "\ufffd🙂");
  assert.equal(joined("\ud83d", utf8.encode("b")), "\ufffdb");
  assert.equal(joined("\ude42", "b"), "\ufffdb");
  assert.equal(joined("a\ud83d"), "a");
});

Deno.test("a buffer that was cleared has forgotten octets and half a pair", () => {
  const buffer = new ChunkBuffer();
  buffer.append("a\ud83d");
  buffer.clear();
  buffer.append("\ude42");
  assert.equal(waiting(buffer), "\ufffd");
});

Deno.test("a buffer holds what any chunks hold together, however much was read between", () => {
  const chunk = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: "binary", maxLength: 3 }).map((unit) => unit.repeat(900)),
    fc.string({ unit: "binary", maxLength: 300 }).map((part) => utf8.encode(part)),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(chunk, fc.nat(400), fc.boolean())), (steps) => {
      const buffer = new ChunkBuffer();
      let expected = utf8.encode("");
      for (const [chunk, read, settles] of steps) {
        buffer.append(chunk);
        const added = typeof chunk === "string" ? utf8.encode(chunk) : chunk;
        expected = Uint8Array.of(...expected, ...added);
        assert.deepEqual(buffer.bytes.subarray(buffer.start, buffer.end), expected);
        const size = Math.min(read, buffer.end - buffer.start);
        buffer.start += size;
        expected = expected.slice(size);
        if (settles) buffer.settle();
      }
    }),
    { numRuns: 500 },
  );
});
