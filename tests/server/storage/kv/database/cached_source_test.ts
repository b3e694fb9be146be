/**
 * What is used of what is kept is looked at again, and with as few calls as that takes.
 *
 * @module
 */
import { deepEqual, equal, throws } from "node:assert/strict";
import { BatchedReads } from "../../../../../server/storage/kv/database/batched_reads.ts";
import { CachedSource } from "../../../../../server/storage/kv/database/cached_source.ts";
import { Unfetched } from "../../../../../server/storage/kv/database/fetched.ts";
import type { Key } from "../../../../../server/storage/kv/database/key.ts";
import { PartitionCache } from "../../../../../server/storage/kv/database/partition_cache.ts";
import { countedKv, type KvCounts } from "../../../../helper/counted_kv.ts";

const NOTHING = { keys: [], lists: [] };
const BOOKS = { range: { prefix: ["shelf", "book"] as const }, query: { limit: 9 } };
const keyOf = (number: number): Key => ["shelf", number];

interface Shelf {
  readonly kv: Deno.Kv;
  readonly counts: KvCounts;
  /** One more attempt. */
  source(): CachedSource;
}

/** A shelf on which something was written; what is kept of it is kept for all sources. */
async function withShelf(body: (shelf: Shelf) => Promise<void>): Promise<void> {
  const real = await Deno.openKv(":memory:");
  const { kv, counts } = countedKv(real);
  const cache = new PartitionCache((partition) => partition === "shelf");
  const reads = new BatchedReads(kv);
  try {
    await real.set(["shelf", "guard"], {});
    for (let number = 0; number < 20; number++) await real.set(["shelf", number], number);
    await body({ kv: real, counts, source: () => new CachedSource({ kv, reads, cache }) });
  } finally {
    real.close();
  }
}

function fetchKeys(source: CachedSource, ...keys: readonly Key[]): Promise<void> {
  return source.fetch({ keys, lists: [], looks: NOTHING });
}

Deno.test("what an attempt fetched itself needs no further look", () =>
  withShelf(async ({ source, counts }) => {
    const one = source();
    throws(() => one.get(keyOf(1)), Unfetched);
    await fetchKeys(one, keyOf(1), keyOf(2));
    equal(one.get(keyOf(1)), 1);
    deepEqual([one.unconfirmed, counts.gets, counts.keys], [[], 1, 3]);
  }));

Deno.test("what another has fetched is used once its guard was looked at", () =>
  withShelf(async ({ source, kv }) => {
    await fetchKeys(source(), keyOf(1));
    const two = source();
    equal(two.get(keyOf(1)), 1);
    deepEqual(two.unconfirmed, ["shelf"]);
    equal(await two.confirm(["shelf"]), true);
    deepEqual(two.unconfirmed, []);
    const three = source();
    equal(three.get(keyOf(1)), 1);
    await kv.set(["shelf", "guard"], {});
    equal(await three.confirm(["shelf"]), false);
    // Nothing is left of it.
    throws(() => source().get(keyOf(1)), Unfetched);
  }));

Deno.test("what is fetched besides brings the look with it", () =>
  withShelf(async ({ source, counts }) => {
    await fetchKeys(source(), keyOf(1));
    const two = source();
    equal(two.get(keyOf(1)), 1);
    await fetchKeys(two, ["readers0", "reader", "lee"]);
    deepEqual([two.unconfirmed, counts.gets], [[], 2]);
    // Not for what is used only then.
    await fetchKeys(source(), keyOf(2));
    equal(two.get(keyOf(2)), 2);
    deepEqual(two.unconfirmed, ["shelf"]);
  }));

Deno.test("a list that was fetched makes what was used before be looked at again", () =>
  withShelf(async ({ source, counts }) => {
    await fetchKeys(source(), keyOf(1));
    const two = source();
    equal(two.get(keyOf(1)), 1);
    await two.fetch({ keys: [keyOf(2)], lists: [BOOKS], looks: NOTHING });
    deepEqual(two.list(BOOKS.range, BOOKS.query).entries, []);
    deepEqual(two.unconfirmed, ["shelf"]);
    const three = source();
    equal(three.list(BOOKS.range, BOOKS.query).isWhole, true);
    deepEqual([three.unconfirmed, counts.lists], [["shelf"], 1]);
  }));

Deno.test("what has moved between two things an attempt uses is not mixed", () =>
  withShelf(async ({ source, kv }) => {
    await fetchKeys(source(), keyOf(1));
    const two = source();
    equal(two.get(keyOf(1)), 1);
    await kv.set(["shelf", "guard"], {});
    await fetchKeys(source(), keyOf(2));
    throws(() => two.get(keyOf(2)), Unfetched);
    deepEqual(two.unconfirmed, ["shelf"]);
    equal(await two.confirm(["shelf"]), false);
  }));

Deno.test("more keys than one call takes are as many calls as without what is kept", () =>
  withShelf(async ({ source, counts }) => {
    await fetchKeys(source(), keyOf(0));
    await fetchKeys(source(), ...Array.from({ length: 20 }, (_, number) => keyOf(number)));
    deepEqual([counts.gets, counts.keys], [1 + 2, 2 + 20]);
    const three = source();
    equal(three.get(keyOf(19)), 19);
    equal(await three.confirm(three.unconfirmed), true);
  }));
