/**
 * What the table of readers keeps; what it answers is the contract's.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { ReaderTable } from "../../../../../server/storage/sqlite/part/reader_table.ts";

Deno.test("reader table keeps no row of what was forgotten or has expired", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const table = new ReaderTable(db);
  const rows = (name: string) => db.prepare(`select count(*) as n from ${name}`).get()?.n;
  table.put({ id: "r1", site: "default", name: "Kim", knownSince: 1 });
  table.forget("r1");
  equal(rows("reader"), 0);
  for (let n = 0; n < 5; n++) {
    table.spend({ nonce: `n${n}`, expiresAt: n * 10 + 10, now: n * 10 });
  }
  equal(rows("spent_nonce"), 1);
});
