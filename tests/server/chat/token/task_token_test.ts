/**
 * A token of a task counts for a minute, for nothing else, and only with the folder's keys.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import {
  createTaskToken,
  isTaskToken,
  TASK_TOKEN_LIFE_MS,
} from "../../../../server/chat/token/task_token.ts";
import { newKeyring, rotated } from "../../../../server/chat/token/keyring.ts";
import { random, START_MS, testChat } from "../../../helper/chat.ts";

const clock = { now: () => START_MS };

Deno.test("a token of a task counts for a minute, with the keys that signed it", () => {
  const keyring = newKeyring(random);
  const token = createTaskToken({ keyring, clock, random });
  equal(isTaskToken(token, { keyring, now: START_MS }), true);
  equal(isTaskToken(token, { keyring, now: START_MS + TASK_TOKEN_LIFE_MS }), false);
  equal(isTaskToken(token, { keyring: newKeyring(random), now: START_MS }), false);
});

Deno.test("a server that has not seen yet that keys were changed knows a task's token", () => {
  const before = newKeyring(random);
  const token = createTaskToken({ keyring: rotated(before, random), clock, random });
  equal(isTaskToken(token, { keyring: before, now: START_MS }), true);
});

Deno.test("no other token counts as a task's", () => {
  const { keyring, readerTokens } = testChat();
  for (const token of [readerTokens.issue().token, "", "task", "task.x.99999999999.k.s"]) {
    equal(isTaskToken(token, { keyring, now: START_MS }), false, token);
  }
});
