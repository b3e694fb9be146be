/**
 * What the table of the audit log keeps; what it answers is the contract's.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { AuditTable } from "../../../../../server/storage/sqlite/part/audit_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";

Deno.test("audit table has nothing of an erased reader in any column", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const table = new AuditTable(db);
  const by = { id: "kim", name: "Kim" };
  table.add({ at: 1, by, act: "reader.ban", about: { reader: "who-was-it", site: "default" } });
  table.forget("who-was-it");
  equal(JSON.stringify(db.prepare("select * from audit").all()).includes("who-was-it"), false);
});
