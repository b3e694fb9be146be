/**
 * How statistics are counted in the data file; what counts is the contract's.
 *
 * @module
 */
import { doesNotMatch, match } from "node:assert/strict";
import { StatisticsTable } from "../../../../../server/storage/sqlite/part/statistics_table.ts";
import { statementsOf } from "../../../../helper/statements.ts";

Deno.test("statistics read questions by their index, whatever else was said", () => {
  const { db: opened, statements } = statementsOf(StatisticsTable);
  using db = opened;
  const about = statements.filter((sql) => sql.includes("message.question in"));
  for (const sql of about) {
    const given = { site: null, from: 0, until: 1, limit: 1 };
    const plan = db.prepare(`explain query plan ${sql}`);
    plan.setAllowUnknownNamedParameters(true);
    const steps = plan.all(given).map(({ detail }) => detail).join("\n");
    match(steps, /SEARCH message USING INDEX message_question/);
    doesNotMatch(steps, /SCAN message/);
  }
});
