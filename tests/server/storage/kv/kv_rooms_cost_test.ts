/**
 * What the parts that lie with conversations ask of Deno KV, counted; `kv_cost_test.ts` has the rest.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import type { Person } from "../../../../server/storage/port/attention_store.ts";
import type { Store } from "../../../../server/storage/store.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import type { KvCounts } from "../../../helper/counted_kv.ts";
import { type KvStores, withKvStores } from "../../../helper/kv_stores.ts";
import { ROOM, say } from "../../../helper/new_message.ts";

const reader: Person = { kind: "reader", id: "reader-1" };
const author = { kind: "author", id: "author-1", name: "" } as const;

/** What a call asked: calls for keys, lists, commits, and what was written in them. */
async function costOf(
  { counts }: Pick<KvStores, "counts">,
  call: () => Promise<unknown>,
): Promise<readonly number[]> {
  const before: KvCounts = { ...counts };
  await call();
  return (["gets", "lists", "commits", "mutations"] as const)
    .map((name) => counts[name] - before[name]);
}

/** Rooms with a question each, which an author answered. */
async function fill(store: Store, rooms: number): Promise<void> {
  await store.putAuthor({ id: author.id, name: "", passwordHash: "", createdAt: 0 });
  for (let n = 0; n < rooms; n++) {
    const room = roomId(`/posts/${n}`);
    const question = say("?", { room, question: true });
    await store.append(question);
    await store.append(say("!", { room, from: author, answers: question.id }));
  }
}

Deno.test("a mark costs three reads and a commit of three writes", () =>
  withKvStores(async (stores) => {
    const { store } = stores;
    for (const text of ["one", "two", "three"]) await store.append(say(text));
    const see = (seq: number) => store.attention.see(reader, { room: ROOM, seq, at: 1 });
    const marks = () => store.attention.marks(reader, { room: ROOM });
    deepEqual(await costOf(stores, marks), [2, 0, 0, 0]);
    deepEqual(await costOf(stores, () => see(2)), [2, 1, 1, 3]);
    deepEqual(await costOf(stores, () => see(3)), [2, 0, 1, 3]);
  }));

Deno.test("marks of many readers that come together share commits", () =>
  withKvStores(async (stores) => {
    const { store } = stores;
    const readers = Array.from(
      { length: 80 },
      (_, n) => ({ kind: "reader", id: `r${n}`, name: "" } as const),
    );
    for (const from of readers) await store.append(say("hello", { from }));
    const [gets = 0, lists, commits, mutations] = await costOf(
      stores,
      () =>
        Promise.all(readers.map((who) => store.attention.see(who, { room: ROOM, seq: 80, at: 1 }))),
    );
    // Who said it has seen it.
    deepEqual([lists, commits, mutations], [0, 2, 2 * 79 + 2]);
    deepEqual(gets <= 20, true, `${gets} reads`);
  }));

Deno.test("lists of conversations cost some lists and what they show, however many there are", () =>
  withKvStores(async (stores) => {
    const { store } = stores;
    await fill(store, 40);
    const costs = {
      inbox: await costOf(stores, () => store.inbox.list({ limit: 10 })),
      attended: await costOf(stores, () => store.attention.attended(author, { limit: 200 })),
      reader: await costOf(stores, () => store.attention.attended(reader, { limit: 2 })),
      questions: await costOf(
        stores,
        () => store.statistics.questions({ from: 0, until: 2e12, limit: 99 }),
      ),
      traces: await costOf(stores, () => store.traces.recent({ reader: "reader-1", limit: 5 })),
      desk: await costOf(stores, () => store.desk.list({ limit: 9 })),
      rooms: await costOf(stores, () => store.life.rooms()),
    };
    deepEqual(costs, {
      inbox: [3, 16, 0, 0],
      // 8 lists of marks, and one of each conversation that has something new; the inbox has the rest.
      attended: [5, 8 + 40, 0, 0],
      // The marks are keys of those they attend.
      reader: [5, 8 + 2, 0, 0],
      questions: [0, 8, 0, 0],
      traces: [1, 8, 0, 0],
      desk: [0, 8, 0, 0],
      rooms: [0, 8, 0, 0],
    });
  }));
