/**
 * What the table of passkeys keeps; what it answers is the contract's.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { PasskeyTable } from "../../../../../server/storage/sqlite/part/passkey_table.ts";

Deno.test("passkey table keeps a passkey once", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const table = new PasskeyTable(db);
  const [id, author, name] = ["a", "kim", "Laptop"];
  const publicKey = new Uint8Array([1]);
  const passkey = { id, author, name, publicKey, counter: 0, transports: [], synced: false };
  for (let time = 0; time < 2; time++) table.add({ ...passkey, createdAt: time });
  equal(db.prepare("select count(*) as n from passkey").get()?.["n"], 1);
});
