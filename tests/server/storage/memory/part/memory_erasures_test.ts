/**
 * What erasures in memory do beside the contract.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { MemoryErasures } from "../../../../../server/storage/memory/part/memory_erasures.ts";

Deno.test("erasures in memory are kept as put, whatever becomes of the object", () => {
  const erasure = { readerHash: "a", at: 1 };
  const erasures = new MemoryErasures();
  erasures.put(erasure);
  erasure.at = 2;
  deepEqual(erasures.all(), [{ readerHash: "a", at: 1 }]);
});
