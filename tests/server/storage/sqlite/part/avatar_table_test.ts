/**
 * What the table of pictures keeps; what it answers is the contract's.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { AvatarTable } from "../../../../../server/storage/sqlite/part/avatar_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";

Deno.test("avatar table keeps a picture once", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const table = new AvatarTable(db);
  for (let time = 0; time < 2; time++) table.put("a.png", new Uint8Array([1, 2, 3]));
  const rows = db.prepare("select name, length(bytes) as size from avatar").all();
  deepEqual(rows.map((row) => ({ ...row })), [{ name: "a.png", size: 3 }]);
});
