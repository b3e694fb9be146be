/**
 * What an author writes counts as an answer where that was chosen.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { AnsweringConversation, onlyQuestion } from "../../../../widget/console/inbox/answering.ts";
import { PretendedConversation } from "../../stage/pretended.ts";
import { messages, READER } from "../../stage/state.ts";

const [asked] = messages([[READER, "Why?", 0]]);
const QUESTION = { ...asked, question: { state: "open" } } as NonNullable<typeof asked>;

function conversing(open = 1) {
  const inner = new PretendedConversation();
  inner.become({ messages: [QUESTION], questions: { open, answered: 0 }, loaded: true });
  return { inner, outer: new AnsweringConversation(inner) };
}

Deno.test("what is written answers the one open question, unless the author says it does not", () => {
  const { inner, outer } = conversing();
  outer.say({ text: "Because." });
  outer.answers = false;
  outer.say({ text: "Hello." });
  outer.answers = true;
  outer.say({ text: "So." });
  deepEqual(inner.asked, [
    `say Because. {"answers":"${QUESTION.id}"}`,
    "say Hello.",
    `say So. {"answers":"${QUESTION.id}"}`,
  ]);
});

Deno.test("of several open questions, or of one that is not loaded, none is guessed", () => {
  const { inner, outer } = conversing(2);
  equal(outer.question, undefined);
  outer.say({ text: "Because." });
  deepEqual(inner.asked, ["say Because."]);
  equal(onlyQuestion({ messages: [], questions: { open: 1, answered: 0 } }), undefined);
});

Deno.test("who asks back does not answer", () => {
  const { inner, outer } = conversing();
  outer.say({ text: "What do you mean?", question: true });
  deepEqual(inner.asked, ['say What do you mean? {"question":true}']);
});
