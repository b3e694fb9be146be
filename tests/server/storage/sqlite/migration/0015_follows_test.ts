/**
 * The fifteenth format of the data file: readers' wishes to be told.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { follows } from "../../../../../server/storage/sqlite/migration/0015_follows.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";

Deno.test("the fifteenth format begins without any wish", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations.slice(0, migrations.indexOf(follows) + 1)) db.exec(step);
  deepEqual(db.prepare("select * from follow").all(), []);
  deepEqual(db.prepare("select * from follow_added").all(), []);
});
