/**
 * What the tables of measures keep; what they answer is the contract's.
 *
 * @module
 */
import { deepEqual, match } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { MeasureTable } from "../../../../../server/storage/sqlite/part/measure_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";

Deno.test("measure table finds a reader's network by its index", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  new MeasureTable(db).note({ reader: "r", network: "n", at: 1 });
  deepEqual(
    db.prepare("select reader, at, network from reader_network").all().map((row) => ({ ...row })),
    [{ reader: "r", at: 1, network: "n" }],
  );
  const plan = db.prepare(
    `explain query plan select network from reader_network where reader = ? and at <= ?
     order by at desc, key desc limit 1`,
  ).all("r", 1);
  match(JSON.stringify(plan), /USING INDEX reader_network_of/);
});
