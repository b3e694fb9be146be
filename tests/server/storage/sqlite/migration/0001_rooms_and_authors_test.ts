/**
 * The first format of the data file.
 *
 * @module
 */
import { deepEqual, throws } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { roomsAndAuthors } from "../../../../../server/storage/sqlite/migration/0001_rooms_and_authors.ts";

Deno.test("the first format has its tables, each with strict types, and the default site", () => {
  const db = new DatabaseSync(":memory:");
  db.exec(roomsAndAuthors);
  const tables = db.prepare(
    "select name, strict from pragma_table_list where schema = 'main' and name not like 'sqlite_%'",
  ).all();
  deepEqual(
    tables.map(({ name, strict }) => [name, strict]).sort(),
    ["author", "author_session", "message", "room", "site", "spent_link"].map((name) => [name, 1]),
  );
  deepEqual(db.prepare("select id from site").all().map(({ id }) => id), ["default"]);
  db.close();
});

Deno.test("the first format holds a sequence and an id once in a room", () => {
  const db = new DatabaseSync(":memory:");
  db.exec(roomsAndAuthors);
  db.exec(
    "insert into room values (1, 1, '/a', 'epoch', 0, 0, '', ''), (2, 1, '/b', 'e', 0, 0, '', '')",
  );
  const add = db.prepare(
    "insert into message values (null, ?, ?, ?, 'reader', 'reader-1', '', 'text', 0)",
  );
  add.run(1, 1, "id");
  throws(() => add.run(1, 1, "another"), /UNIQUE/);
  throws(() => add.run(1, 2, "id"), /UNIQUE/);
  throws(() => add.run(3, 1, "id"), /FOREIGN KEY/);
  add.run(2, 1, "id");
  db.close();
});
