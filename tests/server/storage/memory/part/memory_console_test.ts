/**
 * What settings for the console in memory do beside the contract.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { MemoryConsole } from "../../../../../server/storage/memory/part/memory_console.ts";

Deno.test("settings in memory are kept as they were put, whatever becomes of the object", () => {
  const store = new MemoryConsole();
  const filters = [{ id: "a", name: "Mine", filter: { state: "mine" as const } }];
  store.put("author", { filters });
  filters.pop();
  deepEqual(store.get("author")?.filters.length, 1);
});
