/**
 * What the tables of authors keep; what they answer is the contract's.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { AuthorTable } from "../../../../../server/storage/sqlite/part/author_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";

Deno.test("author table does not grow with sessions and links that expired", () => {
  using db = openTables();
  const table = new AuthorTable(db);
  for (let now = 0; now < 100; now++) {
    table.putSession({
      idHash: `s${now}`,
      authorId: "a",
      createdAt: now,
      seenAt: now,
      expiresAt: now + 3,
    });
    table.spendLink(`n${now}`, now + 3);
  }
  const counts = ["author_session", "spent_link"].map((name) =>
    db.prepare(`select count(*) as count from ${name}`).get()?.["count"]
  );
  deepEqual(counts, [3, 3]);
});

Deno.test("author table says whether a link was spent for the first time", () => {
  using db = openTables();
  const table = new AuthorTable(db);
  equal(table.spendLink("nonce", 5), true);
  equal(table.spendLink("nonce", 9), false);
});

function openTables(): DatabaseSync {
  const db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  return db;
}
