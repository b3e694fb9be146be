/**
 * What the table of canned answers keeps; what it answers is the contract's.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { CannedTable } from "../../../../../server/storage/sqlite/part/canned_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";

Deno.test("table of canned answers has no site for one that is for all", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  new CannedTable(db).put({ id: "a", title: "Hours", text: "Nine to five.", at: 5 }, 9);
  deepEqual({ ...db.prepare("select site, at from canned_answer").get() }, { site: null, at: 5 });
});
