/**
 * What is fetched relies on guards that are no newer.
 *
 * @module
 */
import { deepEqual, equal, throws } from "node:assert/strict";
import { Fetched, guardOf, Unfetched } from "../../../../../server/storage/kv/database/fetched.ts";
import type { Key } from "../../../../../server/storage/kv/database/key.ts";
import { countedKv } from "../../../../helper/counted_kv.ts";

async function withKv(body: (kv: Deno.Kv) => Promise<void>): Promise<void> {
  const kv = await Deno.openKv(":memory:");
  try {
    await body(kv);
  } finally {
    kv.close();
  }
}

/** A database that tells which keys and lists it is asked for, in order. */
function telling(kv: Deno.Kv, asked: string[]): Pick<Deno.Kv, "getMany" | "list"> {
  return {
    getMany: (async (keys: readonly Deno.KvKey[]) => {
      asked.push(keys.map((key) => key.join("/")).join(" "));
      return await kv.getMany([...keys]);
    }) as Deno.Kv["getMany"],
    list: ((selector, options) => {
      asked.push(`list ${"prefix" in selector ? selector.prefix.join("/") : ""}`);
      return kv.list(selector, options);
    }) as Deno.Kv["list"],
  };
}

Deno.test("a guard is fetched with a few keys, and before anything else", () =>
  withKv(async (kv) => {
    const asked: string[] = [];
    await new Fetched().fetch(telling(kv, asked), { keys: [["a", 1]], lists: [] });
    deepEqual(asked, ["a/guard a/1"], "as of one moment");

    asked.length = 0;
    const lists = [{ range: { prefix: ["a", "b"] as Key }, query: { limit: 5 } }];
    await new Fetched().fetch(telling(kv, asked), { keys: [["a", 1]], lists });
    deepEqual(asked, ["a/guard", "a/1", "list a/b"]);

    asked.length = 0;
    const many = Array.from({ length: 11 }, (_, number): Key => ["a", number]);
    await new Fetched().fetch(telling(kv, asked), { keys: many, lists: [] });
    deepEqual(asked.map((keys) => keys.split(" ").length), [1, 10, 1]);
  }));

Deno.test("what is wanted twice, or was fetched, is fetched once", () =>
  withKv(async (kv) => {
    const { kv: counted, counts } = countedKv(kv);
    const fetched = new Fetched();
    const keys: Key[] = [["a", 1], ["a", 1], ["b", 2]];
    await fetched.fetch(counted, { keys, lists: [] });
    equal(counts.keys, 2 + 2, "the guards too");
    await fetched.fetch(counted, { keys, lists: [] });
    equal(counts.keys, 2 + 2);
  }));

Deno.test("a guard is what it was when it was fetched first", () =>
  withKv(async (kv) => {
    const fetched = new Fetched();
    await fetched.fetch(kv, { keys: [["a", 1]], lists: [] });
    await kv.set([...guardOf("a")], "other");
    await fetched.fetch(kv, { keys: [["a", 2], guardOf("a")], lists: [] });
    equal(fetched.guards.get("a")?.versionstamp, null);
    equal(fetched.get(guardOf("a")), undefined);
  }));

Deno.test("what is not fetched stops the call, and a list that is too short does", () =>
  withKv(async (kv) => {
    for (const number of [1, 2, 3]) await kv.set(["a", number], number);
    const fetched = new Fetched();
    const range = { prefix: ["a"] as Key };
    throws(() => fetched.get(["a", 1]), Unfetched);
    throws(() => fetched.list(range, { limit: 2 }), Unfetched);
    await fetched.fetch(kv, { keys: [], lists: [{ range, query: { limit: 2 } }] });
    equal(fetched.list(range, { limit: 2 }).entries.length, 2);
    throws(() => fetched.list(range, { limit: 3 }), Unfetched);
    await fetched.fetch(kv, { keys: [], lists: [{ range, query: { limit: 9 } }] });
    equal(fetched.list(range, { limit: 99 }).entries.length, 3, "there are no more");
  }));

Deno.test("what was written is known, and lists are fetched again", () =>
  withKv(async (kv) => {
    const fetched = new Fetched();
    const range = { prefix: ["a"] as Key };
    await fetched.fetch(kv, { keys: [], lists: [{ range, query: { limit: 2 } }] });
    fetched.take([{ key: ["a", 1], value: "one" }]);
    equal(fetched.get(["a", 1]), "one");
    throws(() => fetched.list(range, { limit: 2 }), Unfetched);
  }));
