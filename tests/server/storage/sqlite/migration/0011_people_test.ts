/**
 * The eleventh format of the data file: authors have roles, sessions say with what they were opened.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { people } from "../../../../../server/storage/sqlite/migration/0011_people.ts";
import { AuthorTable } from "../../../../../server/storage/sqlite/part/author_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";

Deno.test("the eleventh format leaves authors and sessions of an older file as they were", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations.slice(0, migrations.indexOf(people))) db.exec(step);
  db.exec("insert into author values ('a', 'Author', 'hash', 5, null)");
  db.exec("insert into author_session values ('s', 'a', 7, 9, 8)");
  for (const step of migrations.slice(migrations.indexOf(people))) db.exec(step);
  const table = new AuthorTable(db);
  const author = { id: "a", name: "Author", passwordHash: "hash", createdAt: 5 };
  deepEqual(table.authors(), [author]);
  const session = { idHash: "s", authorId: "a", createdAt: 7, seenAt: 8, expiresAt: 9 };
  deepEqual(table.session("s", 8), session);
});
