/**
 * The third format of the data file: sites have settings.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { roomsAndAuthors } from "../../../../../server/storage/sqlite/migration/0001_rooms_and_authors.ts";
import { conversations } from "../../../../../server/storage/sqlite/migration/0002_conversations.ts";
import { sites } from "../../../../../server/storage/sqlite/migration/0003_sites.ts";

Deno.test("the third format leaves the site of an older file without settings", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of [roomsAndAuthors, conversations, sites]) db.exec(step);
  const rows = db.prepare("select * from site").all().map((row) => ({ ...row }));
  deepEqual(rows, [{ key: 1, id: "default", settings: null }]);
});
