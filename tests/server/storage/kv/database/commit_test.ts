/**
 * A commit goes through only while the partitions it read are what they were, and says in their
 * guards and logs that they are so no longer.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  type Guard,
  logOf,
  prepareCommit,
} from "../../../../../server/storage/kv/database/commit.ts";
import { Fetched, guardOf } from "../../../../../server/storage/kv/database/fetched.ts";
import { View } from "../../../../../server/storage/kv/database/view.ts";

const PARTS = { partition: "a", id: "one.1", now: 1_700_000_000_000 };

async function withKv(body: (kv: Deno.Kv) => Promise<void>): Promise<void> {
  const kv = await Deno.openKv(":memory:");
  try {
    await body(kv);
  } finally {
    kv.close();
  }
}

/** What was fetched when a call read a key of each of these partitions. */
async function fetchedOf(kv: Deno.Kv, ...partitions: readonly string[]): Promise<Fetched> {
  const fetched = new Fetched();
  const keys = partitions.map((partition) => [partition, "key"] as const);
  await fetched.fetch(kv, { keys, lists: [] });
  return fetched;
}

Deno.test("what changes nothing needs no commit", () =>
  withKv(async (kv) => {
    const fetched = await fetchedOf(kv, "a");
    equal(prepareCommit(kv, { ...PARTS, fetched, view: new View(fetched) }), undefined);
  }));

Deno.test("a commit is refused when somebody has written to a partition it only read", () =>
  withKv(async (kv) => {
    const fetched = await fetchedOf(kv, "a", "b");
    const view = new View(fetched);
    view.set(["a", "key"], 1);
    const commit = prepareCommit(kv, { ...PARTS, fetched, view });
    await kv.set([...guardOf("b")], { logged: 0, by: "other" });
    equal((await commit?.operation.commit())?.ok, false);
    equal((await kv.get(["a", "key"])).value, null);
  }));

Deno.test("each partition that is written gets another guard, and one that is only read does not", () =>
  withKv(async (kv) => {
    const fetched = await fetchedOf(kv, "a", "b", "c");
    const view = new View(fetched);
    view.set(["a", "key"], 1);
    view.delete(["b", "key"]);
    await prepareCommit(kv, { ...PARTS, fetched, view })?.operation.commit();
    const guards = await kv.getMany(["a", "b", "c"].map((partition) => [...guardOf(partition)]));
    deepEqual(guards.map(({ value }) => value), [
      { logged: 0, by: "one.1", before: [] },
      { logged: 0, by: "one.1", before: [] },
      null,
    ]);
  }));

Deno.test("what a call counts in a guard stays there", () =>
  withKv(async (kv) => {
    await kv.set([...guardOf("a")], { logged: 4, by: "other", lastKey: 8 });
    const fetched = await fetchedOf(kv, "a");
    const view = new View(fetched);
    view.set(guardOf("a"), { ...view.get<object>(guardOf("a")), lastKey: 16 });
    await prepareCommit(kv, { ...PARTS, fetched, view })?.operation.commit();
    deepEqual((await kv.get([...guardOf("a")])).value, {
      logged: 4,
      by: "one.1",
      before: ["other"],
      lastKey: 16,
    });
  }));

Deno.test("a guard names the eight commits before the newest", () =>
  withKv(async (kv) => {
    for (let n = 1; n <= 11; n++) {
      const view = new View(await fetchedOf(kv, "a"));
      view.set(["a", "key"], n);
      const fetched = await fetchedOf(kv, "a");
      await prepareCommit(kv, { ...PARTS, id: `one.${n}`, fetched, view })?.operation.commit();
    }
    const { value } = await kv.get<Guard>([...guardOf("a")]);
    deepEqual(value?.before, [10, 9, 8, 7, 6, 5, 4, 3].map((n) => `one.${n}`));
  }));

Deno.test("notes are one entry of the log, named by the commit's versionstamp, without the events", () =>
  withKv(async (kv) => {
    const fetched = await fetchedOf(kv, "a");
    const view = new View(fetched);
    view.note({ logged: { seq: 1 }, event: "only here" });
    view.note({ logged: { seq: 2 }, event: "only here" });
    const commit = prepareCommit(kv, { ...PARTS, fetched, view });
    equal(commit?.loggedBefore, 0);
    const result = await commit?.operation.commit();
    const entries = await Array.fromAsync(kv.list({ prefix: [...logOf("a")] }));
    deepEqual(entries.map(({ key, value }) => ({ stamp: key[2], value })), [{
      stamp: result?.ok ? result.versionstamp : "",
      value: { by: "one.1", at: PARTS.now, number: 1, notes: [{ seq: 1 }, { seq: 2 }] },
    }]);
    deepEqual((await kv.get([...guardOf("a")])).value, { logged: 1, by: "one.1", before: [] });
  }));

Deno.test("Deno KV is told after which time it may delete a value by itself, where that is known", () =>
  withKv(async (kv) => {
    const fetched = await fetchedOf(kv, "a");
    const view = new View(fetched);
    view.set(["a", "key"], 1, 60_000);
    view.set(["a", "another"], 2);
    const told: unknown[] = [];
    const atomic = new Proxy(kv.atomic(), {
      get: (operation, name) => (...args: readonly unknown[]) => {
        if (name === "set") told.push([args[0], args[2]]);
        return operation;
      },
    });
    const watched = new Proxy(kv, {
      get: (target, name) => name === "atomic" ? () => atomic : Reflect.get(target, name),
    });
    prepareCommit(watched, { ...PARTS, fetched, view });
    deepEqual(told, [
      [["a", "key"], { expireIn: 60_000 }],
      [["a", "another"], {}],
      [guardOf("a"), {}],
    ]);
  }));
