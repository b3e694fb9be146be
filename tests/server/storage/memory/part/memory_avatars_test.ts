/**
 * What pictures in memory do beside the contract.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { MemoryAvatars } from "../../../../../server/storage/memory/part/memory_avatars.ts";

Deno.test("pictures in memory are kept as they were put, whatever becomes of the bytes", () => {
  const avatars = new MemoryAvatars();
  const bytes = new Uint8Array([1, 2]);
  avatars.put("a", bytes);
  bytes[0] = 9;
  avatars.get("a")?.fill(0);
  deepEqual(avatars.get("a"), new Uint8Array([1, 2]));
});
