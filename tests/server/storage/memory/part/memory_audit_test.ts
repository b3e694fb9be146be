/**
 * What the audit log in memory does beside the contract.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { MemoryAudit } from "../../../../../server/storage/memory/part/memory_audit.ts";

Deno.test("entries in memory are kept as they were added, whatever becomes of what was handed in", () => {
  const audit = new MemoryAudit();
  const by = { id: "kim", name: "Kim" };
  const entry = { at: 1, by, act: "reader.ban", about: {} };
  audit.add(entry);
  by.name = "Lee";
  deepEqual(audit.page({ limit: 1 }).map((found) => found.by.name), ["Kim"]);
});
