/**
 * What passkeys in memory do beside the contract.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { MemoryPasskeys } from "../../../../../server/storage/memory/part/memory_passkeys.ts";

Deno.test("passkeys in memory are kept as they were added, whatever becomes of the bytes", () => {
  const passkeys = new MemoryPasskeys();
  const publicKey = new Uint8Array([1, 2]);
  const [id, author, name] = ["a", "kim", "Laptop"];
  const passkey = { id, author, name, publicKey, counter: 0, transports: [], synced: false };
  passkeys.add({ ...passkey, createdAt: 1 });
  publicKey[0] = 9;
  passkeys.get("a")?.publicKey.fill(0);
  deepEqual(passkeys.of("kim")[0]?.publicKey, new Uint8Array([1, 2]));
});
