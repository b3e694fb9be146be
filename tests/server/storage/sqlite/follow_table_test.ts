/**
 * Readers' wishes in the data file; what counts is the contract's.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { FollowTable } from "../../../../server/storage/sqlite/follow_table.ts";
import { migrations } from "../../../../server/storage/sqlite/migration/mod.ts";

Deno.test("wishes of a conversation are found by its index", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const statements: string[] = [];
  const seen = {
    prepare: (sql: string) => {
      statements.push(sql);
      return db.prepare(sql);
    },
  };
  new FollowTable(seen as DatabaseSync);
  for (const sql of statements.filter((each) => /follow\s+where/.test(each))) {
    const plan = db.prepare(`explain query plan ${sql}`).all(
      ...sql.match(/\?/g)?.map(() => 1) ?? [],
    );
    equal(plan.some(({ detail }) => String(detail).startsWith("SCAN")), false, sql);
  }
});
