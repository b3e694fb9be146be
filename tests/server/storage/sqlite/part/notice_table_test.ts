/**
 * What the tables of how authors want to be told keep; what they answer is the contract's.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { NoticeTable } from "../../../../../server/storage/sqlite/part/notice_table.ts";

Deno.test("notice table names a reader only where it is about one", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const table = new NoticeTable(db);
  table.tell({ author: "a", channel: "mail", topic: "room", upTo: 1 });
  table.tell({ author: "a", channel: "mail", topic: "whisper", upTo: 1, reader: "r" });
  const rows = db.prepare("select topic, reader from told order by topic").all();
  deepEqual(rows.map((row) => ({ ...row })), [
    { topic: "room", reader: null },
    { topic: "whisper", reader: "r" },
  ]);
});
