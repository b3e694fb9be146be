import { deepEqual, equal, rejects } from "node:assert/strict";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { EDIT_WINDOW_MS } from "../../../../shared/limit.ts";
import { random, refusedAs, testChat } from "../../../helper/chat.ts";

const room = roomId("/posts/a");
const reader = { room, sender: { kind: "reader", id: "r1", name: "" } } as const;
const stranger = { room, sender: { kind: "reader", id: "r2", name: "" } } as const;
const author = { room, sender: { kind: "author", id: "a1", name: "Author" } } as const;

async function talk() {
  const chat = testChat();
  const id = newId(random);
  await chat.conversation.say(reader, { id, text: "I wonder" });
  const state = async () => (await chat.conversation.history(reader)).messages[0]?.question?.state;
  return { ...chat, id, state };
}

Deno.test("who wrote a message says for a while that it is a question", async () => {
  const { questions, clock, id, state } = await talk();
  await rejects(questions.set(stranger, { id, state: "open" }), refusedAs("forbidden"));
  clock.advance(EDIT_WINDOW_MS + 1);
  await rejects(questions.set(reader, { id, state: "open" }), refusedAs("too-late"));
  clock.advance(-2);
  await questions.set(reader, { id, state: "open" });
  equal(await state(), "open");
  clock.advance(EDIT_WINDOW_MS);
  await questions.set(reader, { id, state: "open" });
});

Deno.test("an author answers without a word, and opens again; a reader does neither", async () => {
  const { questions, id, state } = await talk();
  await questions.set(author, { id, state: "answered" });
  equal(await state(), "answered");
  await rejects(questions.set(reader, { id, state: "answered" }), refusedAs("forbidden"));
  await questions.set(reader, { id, state: "open" });
  equal(await state(), "answered");
  await questions.set(author, { id, state: "open" });
  equal(await state(), "open");
});

Deno.test("what is not there or was deleted is no question", async () => {
  const { questions, editing, id } = await talk();
  for (const place of [reader, author]) {
    await rejects(
      questions.set(place, { id: newId(random), state: "open" }),
      refusedAs("not-found"),
    );
    await rejects(questions.set(place, { id: "x", state: "open" }), refusedAs("invalid-body"));
  }
  await editing.delete(reader, { id });
  for (const place of [reader, author]) {
    await rejects(questions.set(place, { id, state: "open" }), refusedAs("not-found"));
  }
});

Deno.test("questions are listed with how many there are, within what a client can take", async () => {
  const { questions, conversation } = await talk();
  for (let n = 0; n < 60; n++) {
    const id = newId(random);
    await conversation.say(reader, { id, text: `${n}${"한".repeat(3_900)}`, question: true });
    if (n % 2 === 0) await questions.set(author, { id, state: "answered" });
  }
  const list = await questions.list(reader);
  deepEqual([list.room, list.questions, list.rev], [room, { open: 30, answered: 30 }, 91]);
  equal(list.open[0]?.text.startsWith("59"), true);
  equal(new TextEncoder().encode(JSON.stringify(list)).length < 300 * 1024, true);
});
