/**
 * Keys that are wanted at one moment are read together.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { BatchedReads } from "../../../../../server/storage/kv/database/batched_reads.ts";
import type { Key } from "../../../../../server/storage/kv/database/key.ts";

/** A database where each key has its number, and how many were asked for at once. */
function setUp() {
  const asked: number[] = [];
  const getMany = (keys: readonly Deno.KvKey[]) => {
    asked.push(keys.length);
    return Promise.resolve(keys.map((key) => ({ key, value: key[1], versionstamp: "1" })));
  };
  return { asked, reads: new BatchedReads({ getMany } as Pick<Deno.Kv, "getMany">) };
}

function keys(...numbers: readonly number[]): readonly Key[] {
  return numbers.map((number) => ["shelf", number]);
}

Deno.test("what is asked at one moment is one call, in which each key is once", async () => {
  const { asked, reads } = setUp();
  const found = await Promise.all([reads.getMany(keys(1, 2)), reads.getMany(keys(2, 3))]);
  deepEqual(found.map((each) => each.map(({ value }) => value)), [[1, 2], [2, 3]]);
  deepEqual(asked, [3]);
});

Deno.test("what is asked while a call is on its way is another one, which begins later", async () => {
  const { asked, reads } = setUp();
  await reads.getMany(keys(1));
  await reads.getMany(keys(1));
  deepEqual(asked, [1, 1]);
});

Deno.test("no request is parted, since what it reads is as of one moment", async () => {
  const { asked, reads } = setUp();
  await Promise.all([
    reads.getMany(keys(1, 2, 3, 4, 5, 6)),
    reads.getMany(keys(7, 8, 9, 10, 11)),
    reads.getMany(keys(12, 13, 14)),
  ]);
  deepEqual(asked, [9, 5]);
});

Deno.test("all that were in a call hear why it failed, and the next one is made", async () => {
  const faults = [new Error("no answer")];
  const getMany = (all: readonly Deno.KvKey[]) => {
    const fault = faults.pop();
    if (fault !== undefined) return Promise.reject(fault);
    return Promise.resolve(all.map((key) => ({ key, value: null, versionstamp: null })));
  };
  const reads = new BatchedReads({ getMany } as Pick<Deno.Kv, "getMany">);
  const both = [reads.getMany(keys(1)), reads.getMany(keys(2))];
  await Promise.all(both.map((each) => rejects(each, /no answer/)));
  equal((await reads.getMany(keys(1))).length, 1);
});
