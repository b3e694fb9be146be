/**
 * What every store must do with messages that refer to others: questions and answers, quotes.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Committed, MessageStore } from "../../server/storage/store.ts";
import { roomId } from "../../shared/chat/id.ts";
import { ROOM, say } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

const OTHER_ROOM = roomId("/posts/second");
const AUTHOR = { kind: "author", id: "author-1", name: "Kim" } as const;

/** Registers the tests of references in a {@linkcode MessageStore}. */
export function testReferences(test: TestRule): void {
  test("a question is answered by the message that says so, in one commit", async (store) => {
    const question = say("why?", { question: true });
    await store.append(question);
    const heard = followed(store);
    const answer = say("so", { from: AUTHOR, answers: question.id });
    const appended = await store.append(answer);
    equal(appended.kind === "stored" && appended.message.answers, question.id);
    const answered = { state: "answered", answer: answer.id };
    deepEqual(heard.map(({ kind, message }) => [kind, message.id, message.rev]), [
      ["message", answer.id, 2],
      ["changed", question.id, 3],
    ]);
    deepEqual(heard[1]?.message.question, answered);
    deepEqual(heard.map(({ summary }) => summary.questions), [
      { open: 1, answered: 0 },
      { open: 0, answered: 1 },
    ]);
    deepEqual(heard[1]?.summary, (await store.rooms({ limit: 1 }))[0]);
    const later = say("also", { from: AUTHOR, answers: question.id });
    await store.append(later);
    equal((await store.message(question, question.id))?.question?.answer, later.id);
  });

  test("any message becomes a question by being answered or asked, and can be opened again", async (store) => {
    const message = say("I wonder");
    await store.append(message);
    const own = { room: ROOM, id: message.id };
    const now = async () => (await store.message(own, message.id))?.question;
    await store.append(say("so", { from: AUTHOR, answers: message.id }));
    equal((await now())?.state, "answered");
    await store.change({ ...own, kind: "ask" });
    equal((await now())?.state, "answered");
    await store.change({ ...own, kind: "question", state: "open" });
    deepEqual(await now(), { state: "open" });
    await store.change({ ...own, kind: "question", state: "answered" });
    deepEqual(await now(), { state: "answered" });
  });

  test("a question whose answer is deleted waits again", async (store) => {
    const question = say("why?", { question: true });
    await store.append(question);
    const [first, second] = [1, 2].map((n) =>
      say(String(n), { from: AUTHOR, answers: question.id })
    );
    if (!first || !second) throw new Error("unreachable");
    await store.append(first);
    await store.append(second);
    const remove = (id: string) => store.change({ room: ROOM, id, kind: "delete" });
    await remove(first.id);
    equal((await store.message(question, question.id))?.question?.answer, second.id);
    const heard = followed(store);
    await remove(second.id);
    deepEqual(heard.map(({ message }) => [message.id, message.question]), [
      [second.id, undefined],
      [question.id, { state: "open" }],
    ]);
  });

  test("questions are listed by their state, the newest first, and counted", async (store) => {
    const ids: string[] = [];
    for (let n = 0; n < 6; n++) {
      const message = say(String(n), { question: n !== 5 });
      ids.push(message.id);
      await store.append(message);
    }
    for (const n of [0, 2]) {
      const id = ids[n] ?? "";
      await store.change({ room: ROOM, id, kind: "question", state: "answered" });
    }
    await store.append(say("elsewhere", { room: OTHER_ROOM, question: true }));
    await store.append(say("whispered", { whisper: "reader-1", question: true }));
    const list = await store.questions({ room: ROOM, limit: 2 });
    deepEqual(list.open.map(({ text }) => text), ["4", "3"]);
    deepEqual(list.answered.map(({ text }) => text), ["2", "0"]);
    deepEqual([list.questions, list.lastSeq, list.rev], [{ open: 3, answered: 2 }, 6, 8]);
    deepEqual((await store.page({ room: ROOM, limit: 1 })).questions, list.questions);
    equal(list.epoch, (await store.page({ room: ROOM, limit: 1 })).epoch);
  });

  test("a quote shows what it quotes as it is now", async (store) => {
    const long = say("long ".repeat(100));
    await store.append(long);
    const quoting = say("this?", { quote: long.id });
    const appended = await store.append(quoting);
    const quote = appended.kind === "stored" ? appended.message.quote : undefined;
    deepEqual([quote?.id, quote?.from], [long.id, long.from]);
    equal(quote?.text.length !== undefined && quote.text.length <= 200, true);
    const now = async () => (await store.message(quoting, quoting.id))?.quote;
    await store.change({ room: ROOM, id: long.id, kind: "edit", text: "short", at: 9 });
    deepEqual(await now(), { id: long.id, from: long.from, text: "short" });
    await store.change({ room: ROOM, id: long.id, kind: "delete" });
    deepEqual(await now(), { id: long.id, from: long.from, text: "", deleted: true });
    await store.change({ room: ROOM, id: quoting.id, kind: "delete" });
    equal(await now(), undefined);
  });

  test("a message refers to what is there, in its own conversation", async (store) => {
    const [here, gone, whispered] = [say("here"), say("gone"), say("w", { whisper: "reader-1" })];
    const there = say("there", { room: OTHER_ROOM });
    for (const message of [here, gone, there, whispered]) await store.append(message);
    await store.change({ room: ROOM, id: gone.id, kind: "delete" });
    const heard = followed(store);
    for (const id of [gone.id, there.id, whispered.id, "none"]) {
      for (const fields of [{ quote: id }, { answers: id, from: AUTHOR }]) {
        deepEqual(await store.append(say("x", fields)), { kind: "not-found" });
      }
    }
    const itself = say("x");
    deepEqual(await store.append({ ...itself, quote: itself.id }), { kind: "not-found" });
    deepEqual(await store.append(say("x", { room: roomId("/new"), quote: here.id })), {
      kind: "not-found",
    });
    deepEqual(heard, []);
    equal((await store.rooms({ limit: 9 })).length, 2);
  });

  test("a message sent again is the same though what it refers to is gone", async (store) => {
    const first = say("first");
    const quoting = say("second", { quote: first.id });
    await store.append(first);
    await store.append(quoting);
    await store.change({ room: ROOM, id: first.id, kind: "delete" });
    equal((await store.append(quoting)).kind, "duplicate");
  });
}

function followed(store: MessageStore): Committed[] {
  const heard: Committed[] = [];
  store.follow((committed) => heard.push(committed));
  return heard;
}
