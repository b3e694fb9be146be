/**
 * The eighth format of the data file: measures, networks, held messages.
 *
 * @module
 */
import { throws } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { moderation } from "../../../../../server/storage/sqlite/migration/0008_moderation.ts";

Deno.test("the eighth format knows bans and mutes, and no other measure", () => {
  using db = new DatabaseSync(":memory:");
  db.exec(moderation);
  const add = db.prepare(
    "insert into measure (id, site, kind, reason, author_id, author_name, at) values (?, ?, ?, ?, ?, ?, ?)",
  );
  add.run("a", "default", "ban", "", "owner", "Author", 0);
  add.run("b", "default", "mute", "", "owner", "Author", 0);
  throws(() => add.run("c", "default", "shadow", "", "owner", "Author", 0), /constraint/i);
});
