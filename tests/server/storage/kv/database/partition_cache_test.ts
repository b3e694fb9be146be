/**
 * What is kept of a partition is as of one guard, within bounds.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Key } from "../../../../../server/storage/kv/database/key.ts";
import { nameOfKey } from "../../../../../server/storage/kv/database/key.ts";
import {
  bytesOf,
  DEFAULT_CACHE_LIMITS,
  PartitionCache,
} from "../../../../../server/storage/kv/database/partition_cache.ts";

const A: Key = ["shelf", "book", "a"];
const BOOKS = { prefix: ["shelf", "book"] } as const;

function filled(): PartitionCache {
  const cache = new PartitionCache(() => true);
  cache.hear("shelf", "1");
  cache.keep(A, "first", "1");
  const entries = [{ key: A, value: "first" }];
  cache.keepList("books", { range: BOOKS, entries, isWhole: true, limit: 9 }, "1");
  cache.keepList("films", {
    range: { prefix: ["shelf", "film"] },
    entries: [],
    isWhole: true,
    limit: 9,
  }, "1");
  return cache;
}

function contents(cache: PartitionCache) {
  return [
    cache.stampOf("shelf"),
    cache.value("shelf", nameOfKey(A))?.value,
    cache.list("shelf", "books")?.entries.length,
    cache.list("shelf", "films")?.entries.length,
  ];
}

Deno.test("a newer guard forgets what was known, an older one nothing", () => {
  const cache = filled();
  cache.hear("shelf", "0");
  deepEqual(contents(cache), ["1", "first", 1, 0]);
  cache.hear("shelf", "2");
  deepEqual(contents(cache), ["2", undefined, undefined, undefined]);
  equal(cache.bytes, 0);
});

Deno.test("what was begun to be read before the guard moved is not kept", () => {
  const cache = filled();
  cache.hear("shelf", "2");
  cache.keep(A, "first", "1");
  cache.keepList("books", { range: BOOKS, entries: [], isWhole: true, limit: 9 }, "1");
  deepEqual(contents(cache), ["2", undefined, undefined, undefined]);
});

Deno.test("an own commit changes what it writes, and lists that may have it; the rest stays", () => {
  const cache = filled();
  const writes = [{ key: A, value: "second" }, { key: ["shelf", "cup"] as const, value: 1 }];
  cache.written({ partition: "shelf", before: "1", after: "2", writes });
  deepEqual(contents(cache), ["2", "second", undefined, 0]);
  equal(cache.value("shelf", nameOfKey(["shelf", "cup"])), undefined);
});

Deno.test("what an own commit deletes is gone from memory", () => {
  const cache = filled();
  const writes = [{ key: A, value: undefined }];
  cache.written({ partition: "shelf", before: "1", after: "2", writes });
  deepEqual(cache.value("shelf", nameOfKey(A)), { value: undefined });
  equal(cache.list("shelf", "books"), undefined);
});

Deno.test("an own commit on what is not known here leaves nothing of before", () => {
  const cache = filled();
  cache.written({ partition: "shelf", before: "5", after: "6", writes: [] });
  deepEqual(contents(cache), ["6", undefined, undefined, undefined]);
});

Deno.test("of a partition that is not kept nothing is known", () => {
  const cache = new PartitionCache((partition) => partition === "shelf");
  cache.hear("readers0", "1");
  cache.keep(["readers0", "reader", "lee"], { name: "Lee" }, "1");
  equal(cache.stampOf("readers0"), undefined);
  equal(cache.bytes, 0);
});

Deno.test("a list of a log is not kept, since its entries go without a word", () => {
  const cache = filled();
  const range = { prefix: ["shelf", "log"] } as const;
  cache.keepList("log", { range, entries: [], isWhole: true, limit: 9 }, "1");
  equal(cache.list("shelf", "log"), undefined);
});

Deno.test("what is too large is not kept, and what was not used for long gives way", () => {
  const limits = { ...DEFAULT_CACHE_LIMITS, maxBytes: 3_000, maxEntryBytes: 2_000, maxLists: 1 };
  const cache = new PartitionCache(() => true, limits);
  for (const partition of ["a", "b", "c"]) cache.hear(partition, "1");
  cache.keep(["a", 1], "x".repeat(600), "1");
  cache.keep(["b", 1], "x".repeat(2_000), "1");
  equal(cache.value("b", nameOfKey(["b", 1])), undefined);
  cache.keep(["b", 1], "y", "1");
  cache.keep(["c", 1], "x".repeat(700), "1");
  deepEqual(
    ["a", "b", "c"].map((each) => cache.value(each, nameOfKey([each, 1])) !== undefined),
    [false, true, true],
  );
  equal(cache.bytes <= limits.maxBytes, true);
  equal(cache.stampOf("a"), "1", "as of when it is stays known");
  const list = { range: { prefix: ["c", "l"] as const }, entries: [], isWhole: true, limit: 1 };
  cache.keepList("one", list, "1");
  cache.keepList("two", list, "1");
  deepEqual([cache.list("c", "one"), cache.list("c", "two") !== undefined], [undefined, true]);
});

Deno.test("what something takes grows with what is in it", () => {
  equal(bytesOf("x".repeat(1_000)) >= 2_000, true);
  equal(bytesOf({ a: [1, 2, { b: "x".repeat(500) }] }) >= 1_000, true);
  equal(bytesOf(new Uint8Array(5_000)) >= 5_000, true);
  equal(bytesOf(undefined) > 0 && bytesOf(12n) > 0, true);
});
