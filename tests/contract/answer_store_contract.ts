/**
 * What every store must know of answers, sentence by sentence of
 * `server/storage/port/answer_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { NewMessage, Store } from "../../server/storage/store.ts";
import { roomId } from "../../shared/chat/id.ts";
import { ROOM, say } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

const author = { kind: "author", id: "author-1", name: "A" } as const;
const START = 1_700_000_000_000;

/** Registers the tests of answers. */
export function testAnswers(test: TestRule): void {
  test("answers took as long as their questions waited, the newest question first", async (store) => {
    deepEqual(await timesOf(store), []);
    await answered(store, { at: START, took: 5 });
    await answered(store, { at: START + 20, took: 7, room: roomId("/posts/second") });
    await answered(store, { at: START + 10, took: 9 });
    deepEqual(await timesOf(store), [7, 9, 5]);
    deepEqual(await timesOf(store, { limit: 2 }), [7, 9]);
  });

  test("a question that nobody answered took no time, nor one whose answer is gone", async (store) => {
    const asked = say("?", { question: true });
    await store.append(asked);
    await store.change({ room: ROOM, id: asked.id, kind: "question", state: "answered" });
    deepEqual(await timesOf(store), []);
    const { answer } = await answered(store, { at: START, took: 5 });
    await store.change({ room: ROOM, id: answer, kind: "delete" });
    deepEqual(await timesOf(store), []);
    const { question } = await answered(store, { at: START, took: 5 });
    await store.change({ room: ROOM, id: question, kind: "delete" });
    deepEqual(await timesOf(store), []);
  });

  test("only readers' questions count, and only authors' answers", async (store) => {
    await answered(store, { at: START, took: 5 }, { from: author });
    await answered(store, { at: START, took: 5 }, {}, {
      from: { kind: "reader", id: "reader-2", name: "" },
    });
    deepEqual(await timesOf(store), []);
  });

  test("neither whispers count nor what was one", async (store) => {
    const whisper = "reader-1";
    const { question } = await answered(store, { at: START, took: 5 }, { whisper }, { whisper });
    deepEqual(await timesOf(store), []);
    await store.change({ room: ROOM, whisper, id: question, kind: "consent", allow: true });
    const as = say("").id;
    equal(
      (await store.publish({ room: ROOM, whisper, id: question, as, at: START })).kind,
      "published",
    );
    await store.append(say("!", { from: author, answers: as, at: START + 5 }));
    deepEqual(await timesOf(store), []);
  });

  test("answers of another site are not counted, nor times that cannot be", async (store) => {
    await answered(store, { at: START, took: 5, room: roomId("/posts/first", "aside") });
    await answered(store, { at: START, took: -5 });
    deepEqual(await timesOf(store), []);
    deepEqual(await timesOf(store, { site: "aside" }), [5]);
    deepEqual(await timesOf(store, { site: "as" }), []);
  });
}

interface Asked {
  readonly at: number;
  readonly took: number;
  readonly room?: NewMessage["room"];
}

/** A question with its answer. @returns their ids */
async function answered(
  store: Store,
  { at, took, room = ROOM }: Asked,
  ofQuestion: Partial<NewMessage> = {},
  ofAnswer: Partial<NewMessage> = {},
): Promise<{ readonly question: string; readonly answer: string }> {
  const question = say("?", { room, at, question: true, ...ofQuestion });
  await store.append(question);
  const answers = question.id;
  const answer = say("!", { room, at: at + took, from: author, answers, ...ofAnswer });
  equal((await store.append(answer)).kind, "stored");
  return { question: question.id, answer: answer.id };
}

function timesOf(store: Store, query: { site?: string; limit?: number } = {}) {
  return store.answers.times({ site: "default", limit: 9, ...query });
}
