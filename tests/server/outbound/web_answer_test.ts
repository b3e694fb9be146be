import { deepEqual, equal } from "node:assert/strict";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { MAX_ANSWER_BYTES, readAnswer } from "../../../server/outbound/web_answer.ts";

function answer(headers: Record<string, string>, ...chunks: readonly Uint8Array[]) {
  const message = new IncomingMessage(new Socket());
  message.statusCode = 429;
  Object.assign(message.headers, headers);
  for (const chunk of chunks) message.push(chunk);
  message.push(null);
  return readAnswer(message);
}

Deno.test("an answer is read up to its limit, however it comes", async () => {
  const half = new Uint8Array(MAX_ANSWER_BYTES / 2 + 1).fill(97);
  const read = await answer({}, half, half, half);
  equal("body" in read && read.body.length, MAX_ANSWER_BYTES);
});

Deno.test("an answer says how long to wait, within a day", async () => {
  const waits = await Promise.all(
    ["2", "0.5", "999999", "-1", "Wed, 21 Oct 2026 07:28:00 GMT"].map((text) =>
      answer({ "retry-after": text })
    ),
  );
  deepEqual(waits.map((read) => "retryAfterMs" in read ? read.retryAfterMs : undefined), [
    2_000,
    500,
    86_400_000,
    undefined,
    undefined,
  ]);
});
