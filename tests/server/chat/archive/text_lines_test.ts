/**
 * Lines come out of a stream whatever its pieces, and none is longer than it may be.
 *
 * @module
 */
import { deepEqual, rejects } from "node:assert/strict";
import { LineError, textLines } from "../../../../server/chat/archive/text_lines.ts";
import { bytesOf } from "../../../helper/archive.ts";

async function linesOf(text: string, size: number, maxBytes = 100): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of textLines(bytesOf(text, size), maxBytes)) lines.push(line);
  return lines;
}

Deno.test("lines are the same in pieces of any size, with and without an end of the last", async () => {
  for (let size = 1; size < 20; size++) {
    deepEqual(await linesOf("a\n\n한국어\r\nlast", size), ["a", "", "한국어", "last"]);
    deepEqual(await linesOf("a\nb\n", size), ["a", "b"]);
    deepEqual(await linesOf("", size), []);
  }
});

Deno.test("a line that is longer than it may be is refused before it has ended", async () => {
  async function* endless() {
    for (;;) yield await Promise.resolve(new Uint8Array(10).fill(97));
  }
  await rejects(textLines(endless(), 100).next(), LineError);
  await rejects(linesOf(`${"x".repeat(101)}\n`, 7), { message: "it is longer than 100 bytes" });
  deepEqual((await linesOf(`${"x".repeat(100)}\n`, 7)).length, 1);
});

Deno.test("a line that is no UTF-8 is refused", async () => {
  async function* bytes() {
    yield await Promise.resolve(Uint8Array.of(97, 0xff, 10));
  }
  await rejects(textLines(bytes(), 100).next(), { message: "it is not UTF-8" });
});
