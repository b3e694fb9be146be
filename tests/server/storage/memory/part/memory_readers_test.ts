/**
 * What readers in memory do beside the contract.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { MemoryReaders } from "../../../../../server/storage/memory/part/memory_readers.ts";

Deno.test("readers in memory are kept as they were put, whatever becomes of the object", () => {
  const readers = new MemoryReaders();
  const record = { id: "r1", site: "default", name: "Kim", knownSince: 1 };
  readers.put(record);
  record.name = "Lee";
  equal(readers.find("r1")?.name, "Kim");
});
