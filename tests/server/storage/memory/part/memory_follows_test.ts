/**
 * Readers' wishes in memory; what counts is the contract's.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { MemoryFollows } from "../../../../../server/storage/memory/part/memory_follows.ts";

Deno.test("wishes in memory are none in the beginning", () => {
  const follows = new MemoryFollows();
  equal(follows.remove("none"), false);
  equal(follows.confirm("none", { now: 0, expiresAt: 1 }), false);
});
