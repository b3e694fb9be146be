/**
 * What the data file keeps of erasures; what it answers is the contract's.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { ErasureTable } from "../../../../../server/storage/sqlite/part/erasure_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";

Deno.test("erasure table has one row for each reader, which names nobody in the end", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const table = new ErasureTable(db);
  table.put({ readerHash: "hash", at: 1, reader: "reader-1" });
  table.put({ readerHash: "hash", at: 1 });
  const rows = db.prepare("select * from erasure").all().map((row) => ({ ...row }));
  deepEqual(rows, [{ reader_hash: "hash", at: 1, reader: null }]);
});
