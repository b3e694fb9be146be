/**
 * The sixth format of the data file: what people have seen.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { roomsAndAuthors } from "../../../../../server/storage/sqlite/migration/0001_rooms_and_authors.ts";
import { conversations } from "../../../../../server/storage/sqlite/migration/0002_conversations.ts";
import { attention } from "../../../../../server/storage/sqlite/migration/0006_attention.ts";

Deno.test("the sixth format takes what an older file has for seen", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of [roomsAndAuthors, conversations]) db.exec(step);
  db.exec(`
    insert into author values ('a', 'Author', '', 0);
    insert into room (key, site, path, title, url) values (1, 1, '/a', '', '');
    insert into conversation values (1, 1, '', 'default/a', 'e', 3, 3, 0, 0, 0, 3);
    insert into conversation values (2, 1, 'r2', 'default/a' || char(10) || 'r2', 'f', 1, 1, 0, 0, 0, 4);
    insert into message (conversation, seq, rev, id, sender_kind, sender_id, sender_name, text, at)
      values (1, 1, 1, 'm1', 'reader', 'r1', '', 'one', 1),
        (1, 2, 2, 'm2', 'author', 'a', '', 'two', 2),
        (1, 3, 3, 'm3', 'reader', 'r1', '', 'three', 3),
        (2, 1, 1, 'm4', 'author', 'a', '', 'hello', 4);
  `);
  db.exec(attention);
  const rows = (table: string) =>
    db.prepare(`select * from ${table}`).all().map((row) => Object.values(row));
  deepEqual(rows("attention"), [["reader", "r1", 1, 3, 0], ["reader", "r2", 2, 1, 0]]);
  deepEqual(rows("behind"), []);
  db.exec(`
    insert into message (conversation, seq, rev, id, sender_kind, sender_id, sender_name, text, at)
      values (2, 2, 2, 'm5', 'reader', 'r2', '', 'hi', 5)`);
  deepEqual(rows("behind"), [["a", 2, 1]]);
});
