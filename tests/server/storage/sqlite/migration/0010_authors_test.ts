/**
 * The tenth format of the data file: authors have pictures, and sessions say when they were used.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { authors } from "../../../../../server/storage/sqlite/migration/0010_authors.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";

Deno.test("the tenth format takes a session of an older file as used when it was opened", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations.slice(0, migrations.indexOf(authors))) db.exec(step);
  db.exec("insert into author values ('a', 'Author', 'hash', 5)");
  db.exec("insert into author_session values ('s', 'a', 7, 9)");
  db.exec(authors);
  const [author] = db.prepare("select name, created_at, avatar from author").all();
  deepEqual({ ...author }, { name: "Author", created_at: 5, avatar: null });
  const [session] = db.prepare("select created_at, seen_at, expires_at from author_session").all();
  deepEqual({ ...session }, { created_at: 7, seen_at: 7, expires_at: 9 });
});
