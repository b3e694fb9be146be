/**
 * The guard of a list of questions.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { isQuestionList } from "../../../shared/chat/question_list.ts";

const LIST = {
  room: "default/a",
  epoch: "epoch",
  rev: 3,
  questions: { open: 0, answered: 0 },
  open: [],
  answered: [],
};

Deno.test("list of questions has its conversation, its counts and both lists", () => {
  equal(isQuestionList(LIST), true);
  for (const field of Object.keys(LIST)) {
    equal(isQuestionList({ ...LIST, [field]: undefined }), false, field);
  }
});

Deno.test("list of questions holds messages", () => {
  equal(isQuestionList({ ...LIST, open: [{ text: "no message" }] }), false);
  equal(isQuestionList({ ...LIST, answered: ["no message"] }), false);
});
