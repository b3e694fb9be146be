/**
 * The twelfth format of the data file: what is to be sent waits.
 *
 * @module
 */
import { deepEqual, throws } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { notifications } from "../../../../../server/storage/sqlite/migration/0012_notifications.ts";

Deno.test("the twelfth format lets one job of a key wait, and begins with none", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations.slice(0, migrations.indexOf(notifications) + 1)) db.exec(step);
  deepEqual(db.prepare("select * from notification_job").all(), []);
  const add = "insert into notification_job values (?, 'notice', 'k', null, null, '{}', 1, 2, 0)";
  db.prepare(add).run("1");
  throws(() => db.prepare(add).run("2"), /UNIQUE/);
});
