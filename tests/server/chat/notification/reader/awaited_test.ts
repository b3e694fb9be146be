import { equal } from "node:assert/strict";
import { isAnswerTo } from "../../../../../server/chat/notification/reader/awaited.ts";

Deno.test("what answers or quotes a question is waited for, and in a whisper whatever is said", () => {
  const quote = { id: "q", from: { kind: "reader", id: "r", name: "" }, text: "Why?" } as const;
  equal(isAnswerTo({ answers: "q" }, { question: "q" }), true);
  equal(isAnswerTo({ quote }, { question: "q" }), true);
  equal(isAnswerTo({ whisper: "r" }, {}), true);
  equal(isAnswerTo({ answers: "other" }, { question: "q" }), false);
  equal(isAnswerTo({}, { question: "q" }), false);
  equal(isAnswerTo({}, {}), false);
});
