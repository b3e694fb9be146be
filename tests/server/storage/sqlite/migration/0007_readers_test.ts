/**
 * The seventh format of the data file: readers, and who of them is known to their site.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";

Deno.test("the seventh format takes no sender of an older file for one their site knows", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations.slice(0, 6)) db.exec(step);
  db.exec(`
    insert into room (key, site, path, title, url) values (1, 1, '/a', '', '');
    insert into conversation values (1, 1, '', 'default/a', 'e', 1, 1, 0, 0, 0, 1);
    insert into message (conversation, seq, rev, id, sender_kind, sender_id, sender_name, text, at)
    values (1, 1, 1, 'm', 'reader', 'r', 'Kim', 'hi', 5);
  `);
  db.exec(migrations[6] ?? "");
  equal(db.prepare("select sender_verified from message").get()?.sender_verified, 0);
  deepEqual(db.prepare("select * from reader").all(), []);
});
