/**
 * What calls about people and what is sent ask of Deno KV, counted.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { kvAuthors } from "../../../../server/storage/kv/part/kv_authors.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { type Shelf, withShelf } from "../../../helper/kv_shelf.ts";

/** Keys read alone, lists, commits, and what is written in them, guards too. */
type Cost = readonly [keys: number, lists: number, commits: number, mutations: number];

async function costOf({ counts }: Shelf, call: () => Promise<unknown>): Promise<Cost> {
  const { keys, lists, commits, mutations } = counts;
  await call();
  return [
    counts.keys - keys,
    counts.lists - lists,
    counts.commits - commits,
    counts.mutations - mutations,
  ];
}

const SESSION = { authorId: "kim", createdAt: 1, seenAt: 1, expiresAt: 1_000_000 };

Deno.test("whether an author is signed in costs one read and one list, and that a session was used two writes", () =>
  withShelf(async (shelf) => {
    const authors = kvAuthors(shelf.database);
    await authors.putSession({ ...SESSION, idHash: "one" });
    deepEqual(await costOf(shelf, () => authors.session("one", 2)), [1, 0, 0, 0]);
    deepEqual(await costOf(shelf, () => authors.authors()), [0, 1, 0, 0]);
    deepEqual(await costOf(shelf, () => authors.touchSession("one", 3)), [0, 0, 1, 2]);
    const another = () => authors.putSession({ ...SESSION, idHash: "two" });
    deepEqual(await costOf(shelf, another), [1, 2, 1, 4]);
  }));

Deno.test("what readers leave with what they say costs one commit of three writes", () =>
  withShelf(async (shelf) => {
    const [readers, measures] = [shelf.part("readers"), shelf.part("measures")];
    const note = () => measures.note({ reader: "lee", network: "n", at: 1 });
    await note();
    deepEqual(await costOf(shelf, note), [0, 0, 1, 3]);
    const record = { id: "lee", site: "blog", name: "Lee", knownSince: 1 };
    await readers.put({ ...record, id: "kim" });
    deepEqual(await costOf(shelf, () => readers.put(record)), [2, 0, 1, 3]);
    deepEqual(await costOf(shelf, () => readers.find("lee")), [1, 0, 0, 0]);
  }));

Deno.test("a notice costs five commits of 22 writes, from the job to what became of it", () =>
  withShelf(async (shelf) => {
    const [notifications, notices] = [shelf.part("notifications"), shelf.part("notices")];
    const whose = { author: "kim", reader: "lee" };
    const job = {
      id: "1",
      kind: "notice",
      key: "k",
      data: "{}",
      createdAt: 1,
      dueAt: 1,
      attempts: 0,
    };
    await notifications.put({ ...job, id: "0", key: "other", dueAt: 900 }, 9);
    const steps = [
      () => notifications.put({ ...job, ...whose }, 9),
      () => notifications.claim({ now: 1, until: 100, limit: 8 }),
      () => notices.tell({ ...whose, channel: "mail", topic: "t", upTo: 7 }),
      () => notifications.finish("1"),
      () =>
        notifications.note({
          at: 2,
          kind: "notice",
          author: "kim",
          channel: "mail",
          outcome: "sent",
          durationMs: 1,
          attempt: 1,
        }, { count: 99, since: 0 }),
    ];
    const costs: Cost[] = [];
    for (const step of steps) costs.push(await costOf(shelf, step));
    const [commits, mutations] = [2, 3].map((index) =>
      costs.reduce((sum, cost) => sum + (cost[index] ?? 0), 0)
    );
    deepEqual([commits, mutations], [5, 22]);
  }));

Deno.test("what an author did costs one commit of seven writes, and a page of it one list", () =>
  withShelf(async (shelf) => {
    const audit = shelf.part("audit");
    const add = () =>
      audit.add({
        at: 1,
        by: { id: "kim", name: "Kim" },
        act: "reader.ban",
        about: { reader: "lee", room: roomId("/posts/first") },
      });
    await add();
    deepEqual(await costOf(shelf, add), [0, 0, 1, 7]);
    deepEqual(await costOf(shelf, () => audit.page({ limit: 50 })), [0, 1, 0, 0]);
  }));
