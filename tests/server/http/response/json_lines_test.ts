/**
 * Answers of any length are files to keep, written while they are read.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answerLines } from "../../../../server/http/response/json_lines.ts";

async function* count(to: number, ended: () => void) {
  try {
    for (let n = 1; n <= to; n++) yield await Promise.resolve({ n });
  } finally {
    ended();
  }
}

Deno.test("an answer in lines has a JSON value in each, and is a file nobody else keeps", async () => {
  const answer = answerLines(count(3, () => {}), "numbers.jsonl");
  equal(answer.headers.get("content-type"), "application/jsonl; charset=utf-8");
  equal(answer.headers.get("content-disposition"), 'attachment; filename="numbers.jsonl"');
  equal(answer.headers.get("cache-control"), "no-store");
  equal(answer.headers.get("x-content-type-options"), "nosniff");
  equal(await answer.text(), '{"n":1}\n{"n":2}\n{"n":3}\n');
});

Deno.test("an answer whose reader goes away is written no further", async () => {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const reader = answerLines(count(1_000_000, resolve), "numbers.jsonl").body?.getReader();
  deepEqual((await reader?.read())?.done, false);
  await reader?.cancel();
  await ended;
});
