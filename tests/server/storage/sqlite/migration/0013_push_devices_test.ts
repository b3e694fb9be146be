/**
 * The thirteenth format of the data file: in which browsers authors want to be told.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { pushDevices } from "../../../../../server/storage/sqlite/migration/0013_push_devices.ts";

Deno.test("a file from before there were devices keeps its authors, and has no devices", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations.slice(0, migrations.indexOf(pushDevices))) db.exec(step);
  db.exec("insert into author (id, name, password_hash, created_at) values ('a', 'A', '', 5)");
  db.exec(pushDevices);
  const [author] = db.prepare("select id, created_at from author").all();
  deepEqual({ ...author }, { id: "a", created_at: 5 });
  deepEqual(db.prepare("select * from push_device").all(), []);
});
