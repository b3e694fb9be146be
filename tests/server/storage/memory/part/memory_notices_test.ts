/**
 * What is told in memory does beside the contract.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { MemoryNotices } from "../../../../../server/storage/memory/part/memory_notices.ts";

Deno.test("authors in memory who want to be told are in the order of the data file", () => {
  const notices = new MemoryNotices();
  for (const author of ["b", "c", "a"]) notices.put({ author, settings: "{}" });
  deepEqual(notices.all().map(({ author }) => author), ["a", "b", "c"]);
});
