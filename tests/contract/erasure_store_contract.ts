/**
 * What every store must keep of erasures, sentence by sentence of
 * `server/storage/port/erasure_store.ts`.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import type { TestRule } from "./store_contract.ts";

/** Registers the tests of erasures. */
export function testErasures(test: TestRule): void {
  test("erasures are read back as they were put, by their hashes", async ({ erasures }) => {
    deepEqual(await erasures.all(), []);
    const begun = { readerHash: "b", at: 2, reader: "reader-\u0000" };
    await erasures.put(begun);
    await erasures.put({ readerHash: "a", at: 1 });
    deepEqual(await erasures.all(), [{ readerHash: "a", at: 1 }, begun]);
  });

  test("a finished erasure does not name its reader any more", async ({ erasures }) => {
    await erasures.put({ readerHash: "a", at: 1, reader: "reader-1" });
    await erasures.put({ readerHash: "a", at: 1 });
    deepEqual(await erasures.all(), [{ readerHash: "a", at: 1 }]);
  });
}
