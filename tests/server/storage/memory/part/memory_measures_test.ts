/**
 * What measures in memory do beside the contract.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { MemoryMeasures } from "../../../../../server/storage/memory/part/memory_measures.ts";
import type { StoredMeasure } from "../../../../../server/storage/port/measure_store.ts";

Deno.test("measures in memory keep what was taken, whatever becomes of the object", () => {
  const by = { kind: "author" as const, id: "owner", name: "Author" };
  const measure: StoredMeasure = {
    id: "m",
    site: "default",
    kind: "mute",
    reason: "",
    by,
    at: 1,
  };
  const measures = new MemoryMeasures();
  measures.add(measure);
  by.name = "Another";
  deepEqual(measures.all()[0]?.by.name, "Author");
});
