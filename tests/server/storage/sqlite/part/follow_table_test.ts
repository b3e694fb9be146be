/**
 * Readers' wishes in the data file; what counts is the contract's.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { FollowTable } from "../../../../../server/storage/sqlite/part/follow_table.ts";
import { statementsOf } from "../../../../helper/statements.ts";

Deno.test("wishes of a conversation are found by its index", () => {
  const { db: opened, statements } = statementsOf(FollowTable);
  using db = opened;
  for (const sql of statements.filter((each) => /follow\s+where/.test(each))) {
    const plan = db.prepare(`explain query plan ${sql}`).all(
      ...sql.match(/\?/g)?.map(() => 1) ?? [],
    );
    equal(plan.some(({ detail }) => String(detail).startsWith("SCAN")), false, sql);
  }
});
