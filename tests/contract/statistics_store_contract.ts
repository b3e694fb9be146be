/**
 * What every store must count, sentence by sentence of `server/storage/port/statistics_store.ts`.
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
const SECOND = roomId("/posts/second");
const ASIDE = roomId("/posts/first", "aside");
const ALL = { from: 0, until: START * 2, limit: 99 };

/** Registers the tests of statistics. */
export function testStatistics(test: TestRule): void {
  test("statistics of nothing are nothing", async ({ statistics }) => {
    deepEqual(await statistics.questions(ALL), []);
    deepEqual(await statistics.whispers(ALL), []);
    deepEqual(await statistics.rooms(ALL), []);
    deepEqual(await statistics.open({}), { count: 0 });
    equal(await statistics.since({}), undefined);
    equal(await statistics.isCut(ALL), false);
  });

  test("statistics know when each question of a span was asked and answered", async (store) => {
    const { statistics } = store;
    await ask(store, { at: START, answeredAfter: 5 });
    await ask(store, { at: START + 20, room: SECOND });
    await ask(store, { at: START + 10, room: ASIDE, answeredAfter: 7 });
    deepEqual(await statistics.questions(ALL), [
      { at: START + 20, answered: false },
      { at: START + 10, answered: true, answeredAt: START + 17 },
      { at: START, answered: true, answeredAt: START + 5 },
    ]);
    const atsOf = async (query: object) =>
      (await statistics.questions({ ...ALL, ...query })).map(({ at }) => at - START);
    deepEqual(await atsOf({ site: "aside" }), [10]);
    deepEqual(await atsOf({ site: "as" }), []);
    deepEqual(await atsOf({ from: START + 10, until: START + 20 }), [10]);
    deepEqual(await atsOf({ limit: 2 }), [20, 10]);
  });

  test("statistics count as answered what was only marked so, without a time", async (store) => {
    const { id } = await ask(store, { at: START });
    await store.change({ room: ROOM, id, kind: "question", state: "answered" });
    const backwards = await ask(store, { at: START + 10, answeredAfter: -5 });
    deepEqual(await store.statistics.questions(ALL), [
      { at: START + 10, answered: true },
      { at: START, answered: true },
    ]);
    // A question whose answer is gone is open again.
    await store.change({ room: ROOM, id: backwards.answer ?? "", kind: "delete" });
    equal((await store.statistics.open({})).count, 1);
  });

  test("only readers' questions in the open are questions, and none that is gone", async (store) => {
    const { statistics } = store;
    await store.append(say("hello", { at: START }));
    await ask(store, { at: START }, { from: author });
    const { id: gone } = await ask(store, { at: START });
    await store.change({ room: ROOM, id: gone, kind: "delete" });
    const whisper = "reader-1";
    const { id } = await ask(store, { at: START }, { whisper });
    await store.change({ room: ROOM, whisper, id, kind: "consent", allow: true });
    await store.publish({ room: ROOM, whisper, id, as: say("").id, at: START });
    deepEqual(await statistics.questions(ALL), []);
    deepEqual(await statistics.rooms(ALL), []);
    deepEqual(await statistics.open({}), { count: 0 });
  });

  test("statistics name the rooms with the most questions of a span", async (store) => {
    const { statistics } = store;
    const page = { title: "Second", url: "https://blog.example/posts/second" };
    await ask(store, { at: START });
    await ask(store, { at: START, room: ASIDE });
    await ask(store, { at: START, room: SECOND, answeredAfter: 5 }, { page });
    await ask(store, { at: START + 1, room: SECOND });
    const nowhere = { title: "", url: "" };
    deepEqual(await statistics.rooms(ALL), [
      { room: SECOND, page, questions: 2, open: 1 },
      { room: ASIDE, page: nowhere, questions: 1, open: 1 },
      { room: ROOM, page: nowhere, questions: 1, open: 1 },
    ]);
    const roomsOf = async (query: object) =>
      (await statistics.rooms({ ...ALL, ...query })).map((
        { room, questions },
      ) => [room, questions]);
    deepEqual(await roomsOf({ site: "default", limit: 1 }), [[SECOND, 2]]);
    deepEqual(await roomsOf({ from: START + 1 }), [[SECOND, 1]]);
  });

  test("statistics know how many questions wait, and since when", async (store) => {
    const { statistics } = store;
    await ask(store, { at: START, room: ASIDE });
    await ask(store, { at: START + 9, room: SECOND });
    await ask(store, { at: START + 5 });
    await ask(store, { at: START + 1, answeredAfter: 1 });
    deepEqual(await statistics.open({}), { count: 3, oldestAt: START });
    deepEqual(await statistics.open({ site: "default" }), { count: 2, oldestAt: START + 5 });
  });

  test("a whisper counts once, from what its reader first said in the span", async (store) => {
    const { statistics } = store;
    const whispered = (whisper: string, at: number, fields: Partial<NewMessage> = {}) =>
      store.append(
        say("…", { whisper, at, from: { kind: "reader", id: whisper, name: "" }, ...fields }),
      );
    await whispered("reader-1", START);
    await whispered("reader-1", START + 10);
    await whispered("reader-1", START + 15, { from: author });
    await whispered("reader-1", START + 20);
    await whispered("reader-2", START + 30);
    await whispered("reader-3", START + 40, { from: author });
    await ask(store, { at: START });
    const first = { at: START, answered: true, answeredAt: START + 15 };
    const second = { at: START + 30, answered: false };
    deepEqual(await statistics.whispers(ALL), [second, first]);
    deepEqual(await statistics.whispers({ ...ALL, limit: 1 }), [second]);
    deepEqual(await statistics.whispers({ ...ALL, site: "aside" }), []);
    deepEqual(await statistics.whispers({ ...ALL, from: START + 11, until: START + 21 }), [
      { at: START + 20, answered: false },
    ]);
  });

  test("statistics know since when there are messages, also when retention took some", async (store) => {
    const { statistics } = store;
    await store.append(say("first", { at: START }));
    await store.append(say("second", { at: START + 5 }));
    await store.append(say("aside", { at: START + 9, room: ASIDE }));
    equal(await statistics.since({}), START);
    equal(await statistics.since({ site: "aside" }), START + 9);
    await store.life.expire({ room: ROOM, before: START + 1, limit: 9 });
    equal(await statistics.since({}), START + 5);
  });
}

interface Asked {
  readonly at: number;
  readonly room?: NewMessage["room"];
  readonly answeredAfter?: number;
}

/** A question, with its answer if it has one. @returns their ids */
async function ask(
  store: Store,
  { at, room = ROOM, answeredAfter }: Asked,
  fields: Partial<NewMessage> = {},
): Promise<{ readonly id: string; readonly answer?: string }> {
  const { id } = await appended(store, say("?", { room, at, question: true, ...fields }));
  if (answeredAfter === undefined) return { id };
  const answer = say("!", { room, at: at + answeredAfter, from: author, answers: id });
  return { id, answer: (await appended(store, answer)).id };
}

async function appended(store: Store, message: NewMessage): Promise<NewMessage> {
  equal((await store.append(message)).kind, "stored");
  return message;
}
