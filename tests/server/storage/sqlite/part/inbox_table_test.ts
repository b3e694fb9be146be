/**
 * How the list of conversations is read from the data file; what it answers is the contract's.
 *
 * @module
 */
import { match } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { InboxTable } from "../../../../../server/storage/sqlite/part/inbox_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { SqliteTables } from "../../../../../server/storage/sqlite/conversation/sqlite_tables.ts";

Deno.test("inbox table reads a page along an index, however many conversations there are", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  new InboxTable(db, new SqliteTables(db)).list({ limit: 1 });
  const plan = db.prepare(
    `explain query plan select key, last_message from conversation
     where last_message < 9 order by last_message desc limit 2`,
  ).all().map((row) => String(row["detail"])).join();
  match(plan, /^SEARCH conversation USING (?:COVERING )?INDEX conversation_last_message/);
});
