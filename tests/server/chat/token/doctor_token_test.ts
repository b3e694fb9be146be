/**
 * Who may ask a server who it is, and who can answer.
 *
 * @module
 */
import { equal, notEqual } from "node:assert/strict";
import {
  answerDoctor,
  createDoctorToken,
  DOCTOR_TOKEN_LIFE_MS,
  isAnswerTo,
} from "../../../../server/chat/token/doctor_token.ts";
import { newKeyring, rotated } from "../../../../server/chat/token/keyring.ts";
import { isTaskToken } from "../../../../server/chat/token/task_token.ts";
import { random } from "../../../helper/chat.ts";

const keyring = newKeyring(random);
const clock = { now: () => 1_000_000 };
const ask = (keys = keyring) => createDoctorToken({ keyring: keys, clock, random });
const now = clock.now();

Deno.test("only who has the keys answers, and only to the question that was asked", () => {
  const question = ask();
  const answer = answerDoctor(question, { keyring, now }) ?? "";
  equal(isAnswerTo(question, answer, keyring), true);
  equal(isAnswerTo(ask(), answer, keyring), false);
  equal(isAnswerTo(question, question, keyring), false);
  const other = newKeyring(random);
  equal(answerDoctor(question, { keyring: other, now }), undefined);
  equal(isAnswerTo(question, answer, other), false);
});

Deno.test("a question counts for two minutes, and opens nothing", () => {
  const question = ask();
  const last = now + DOCTOR_TOKEN_LIFE_MS;
  notEqual(answerDoctor(question, { keyring, now: last - 1 }), undefined);
  equal(answerDoctor(question, { keyring, now: last }), undefined);
  equal(isTaskToken(question, { keyring, now }), false);
});

Deno.test("a server that has not yet seen new keys answers, and is believed", () => {
  const newer = rotated(keyring, random);
  const question = ask(newer);
  const answer = answerDoctor(question, { keyring, now }) ?? "";
  equal(isAnswerTo(question, answer, newer), true);
});
