import assert from "node:assert/strict";
import fc from "fast-check";
import { Arena, ARENA_BYTES, isShort, roomFor, writeText } from "../../../shared/stomp/arena.ts";
import { HOSTILE_STRING } from "../../helper/hostile_string.ts";

const utf8 = new TextEncoder();

Deno.test("an arena writes one piece behind the other, and begins anew when it is full", () => {
  const arena = new Arena();
  const written: [string, Uint8Array][] = [];
  for (let round = 0; round < 3_000; round++) {
    const text = `${round} 한🙂`.padEnd(round % 300, "-");
    const start = arena.write(text);
    written.push([text, arena.bytes.subarray(start, arena.free)]);
    assert.ok(arena.free <= arena.bytes.length && arena.bytes.length === ARENA_BYTES);
  }
  for (const [text, octets] of written) assert.deepEqual(octets, utf8.encode(text));
});

Deno.test("an arena that was transferred away is replaced", () => {
  const arena = new Arena();
  arena.write("before");
  structuredClone(arena.bytes, { transfer: [arena.bytes.buffer] });
  const start = arena.write("after");
  assert.deepEqual(arena.bytes.subarray(start, arena.free), utf8.encode("after"));
});

Deno.test("short text needs at most half an arena, whatever its characters", () => {
  const most = Math.floor(ARENA_BYTES / 6);
  assert.equal(isShort("x".repeat(most)), true);
  assert.equal(isShort("x".repeat(most + 1)), false);
  assert.ok(utf8.encode("한".repeat(most)).length <= ARENA_BYTES / 2);
});

Deno.test("text is written as UTF-8 into the room it was promised", () => {
  fc.assert(
    fc.property(HOSTILE_STRING, fc.nat(200), (text, repeated) => {
      const long = `${"a".repeat(repeated)}${text}`;
      const bytes = new Uint8Array(5 + roomFor(long));
      const end = writeText(long, bytes, 5);
      assert.deepEqual(bytes.subarray(5, end), utf8.encode(long));
      assert.ok(bytes.subarray(end).every((octet) => octet === 0));
    }),
    { numRuns: 2_000 },
  );
});
