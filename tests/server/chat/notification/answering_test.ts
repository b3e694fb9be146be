import { deepEqual, equal, rejects } from "node:assert/strict";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import {
  ANSWER_TICKET_LIFE_MS,
  isAnswerToken,
  RemoteAnswers,
  UNDO_LIFE_MS,
} from "../../../../server/chat/notification/answering.ts";
import { random, refusedAs, type TestChat, testChat } from "../../../helper/chat.ts";

const room = roomId("/a");
const READER = { kind: "reader", id: "r".repeat(22), name: "Ada" } as const;
const AUTHOR = { kind: "author", id: "a", name: "Kim" } as const;

async function story(): Promise<{ chat: TestChat; answers: RemoteAnswers; question: string }> {
  const chat = testChat();
  await chat.store.putAuthor({ id: "a", name: "Kim", passwordHash: "h", createdAt: 1 });
  const answers = new RemoteAnswers({
    ...chat,
    random,
    notes: chat.desk.notes,
    seen: chat.attention.seen,
  });
  const question = newId(random);
  const say = { id: question, text: "Why?", question: true };
  await chat.conversation.say({ room, sender: READER }, say);
  return { chat, answers, question };
}

async function told({ answers, question }: Awaited<ReturnType<typeof story>>) {
  const token = await answers.ticket({ room, author: "a", channel: "mail", message: question });
  const ticket = await answers.find(token);
  if (ticket === undefined) throw new Error("no ticket");
  return { token, ticket };
}

Deno.test("an answer is published as the answer of its question, once however often it comes", async () => {
  const given = await story();
  const { chat, answers, question } = given;
  const { ticket } = await told(given);
  const first = await answers.answer(ticket, { text: "Because.", id: "mail 1" });
  await answers.answer(ticket, { text: "Because.", id: "mail 1" });
  deepEqual({ ...first, undo: "" }, { kind: "published", title: "/a", to: "", undo: "" });
  const { messages } = await chat.store.page({ room, limit: 9 });
  deepEqual(messages.map(({ text, from }) => [text, from.id]), [["Why?", READER.id], [
    "Because.",
    "a",
  ]]);
  deepEqual(messages[0]?.question, { state: "answered", answer: messages[1]?.id });
  equal(messages[1]?.answers, question);
  const [attended] = await chat.store.attention.attended(AUTHOR, { limit: 9 });
  deepEqual(attended?.unseen ?? [], []);
});

Deno.test("an answer in a whisper goes to its reader alone", async () => {
  const { chat, answers } = await story();
  const id = newId(random);
  const whisper = { room, whisper: READER.id };
  await chat.conversation.say({ ...whisper, sender: READER }, { id, text: "Psst" });
  const to = { ...whisper, author: "a", channel: "mail", message: id };
  const ticket = await answers.find(await answers.ticket(to));
  if (ticket === undefined) throw new Error("no ticket");
  equal((await answers.answer(ticket, { text: "Yes?", id: "1" })).kind, "private");
  equal((await chat.store.page({ room, limit: 9 })).lastSeq, 1);
  equal((await chat.store.page({ ...whisper, limit: 9 })).messages[1]?.text, "Yes?");
});

Deno.test("an answer with a line for authors alone is neither published nor a note", async () => {
  const given = await story();
  const { ticket } = await told(given);
  const text = "It works.\n\ninternal: Lee broke it";
  await rejects(given.answers.answer(ticket, { text, id: "1" }), refusedAs("invalid-body"));
  equal((await given.chat.store.page({ room, limit: 9 })).lastSeq, 1);
  deepEqual(await given.chat.desk.notes.of({ room }), []);
});

Deno.test("a remark becomes a note, and is never published", async () => {
  const given = await story();
  const { ticket } = await told(given);
  deepEqual(await given.answers.answer(ticket, { text: " note: ask Lee", id: "1" }), {
    kind: "note",
  });
  equal((await given.chat.store.page({ room, limit: 9 })).lastSeq, 1);
  deepEqual((await given.chat.desk.notes.of({ room })).map(({ text }) => text), ["ask Lee"]);
});

Deno.test("an answer is taken back once, within a quarter of an hour", async () => {
  const given = await story();
  const { chat, answers } = given;
  const { ticket, token } = await told(given);
  const answered = await answers.answer(ticket, { text: "Because.", id: "1" });
  const undo = "undo" in answered ? answered.undo : "";
  equal(await answers.canUndo(token), false);
  equal(await answers.canUndo(undo), true);
  await answers.undo(undo);
  const { messages } = await chat.store.page({ room, limit: 9 });
  deepEqual([messages[1]?.deleted, messages[0]?.question?.state], [true, "open"]);
  await rejects(answers.undo(undo), refusedAs("not-found"));
  const again = await answers.answer(ticket, { text: "Because so.", id: "2" });
  chat.clock.advance(UNDO_LIFE_MS);
  await rejects(answers.undo("undo" in again ? again.undo : ""), refusedAs("not-found"));
});

Deno.test("a ticket counts for some days, for what it was made for, and nobody can make one", async () => {
  const given = await story();
  const { answers, chat } = given;
  const { token, ticket } = await told(given);
  equal(isAnswerToken(token), true);
  equal(ticket.key.includes(token), false);
  equal(await answers.find(token.replace(/.$/, (last) => last === "0" ? "1" : "0")), undefined);
  equal(await answers.find(ticket.key), undefined);
  await answers.ticketNamed("telegram c 1", { room, author: "a", channel: "c", message: "m" });
  equal((await answers.find("telegram c 1"))?.channel, "c");
  equal(await answers.find("telegram c 2"), undefined);
  chat.clock.advance(ANSWER_TICKET_LIFE_MS);
  equal(await answers.find(token), undefined);
});

Deno.test("nothing is published once the question, the reader or the author is gone", async () => {
  const given = await story();
  const { chat, answers, question } = given;
  const { ticket } = await told(given);
  await chat.editing.delete({ room, sender: AUTHOR }, { id: question });
  await rejects(answers.answer(ticket, { text: "Late", id: "1" }), refusedAs("not-found"));
  await chat.store.putAuthor({
    id: "b",
    name: "Lee",
    passwordHash: "h",
    createdAt: 2,
    role: "moderator",
  });
  const other = { ...ticket, author: "b" };
  await rejects(answers.answer(other, { text: "Mine", id: "1" }), refusedAs("not-found"));
  await chat.store.deleteAuthor("a");
  await rejects(answers.answer(ticket, { text: "Late", id: "2" }), refusedAs("not-found"));
  equal((await chat.store.page({ room, limit: 9 })).lastSeq, 1);
});

Deno.test("tickets of a whisper are gone with its reader", async () => {
  const { chat, answers } = await story();
  const to = { room, whisper: READER.id, author: "a", channel: "mail", message: newId(random) };
  const token = await answers.ticket(to);
  await chat.erasures.eraseReader(READER.id);
  equal(await answers.find(token), undefined);
});
