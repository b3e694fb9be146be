/**
 * What the table of the console's settings keeps; what it answers is the contract's.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { ConsoleTable } from "../../../../../server/storage/sqlite/part/console_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";

Deno.test("table of the console's settings has one row for each author", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const table = new ConsoleTable(db);
  for (let time = 0; time < 2; time++) table.put("author", { filters: [] });
  equal(db.prepare("select count(*) as count from console_settings").get()?.["count"], 1);
});
