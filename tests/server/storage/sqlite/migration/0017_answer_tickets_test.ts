/**
 * A format of the data file: authors answer from elsewhere.
 *
 * @module
 */
import { deepEqual, throws } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { answerTickets } from "../../../../../server/storage/sqlite/migration/0017_answer_tickets.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";

Deno.test("the format of answer tickets begins with none, and knows two purposes", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations.slice(0, migrations.indexOf(answerTickets) + 1)) db.exec(step);
  deepEqual(db.prepare("select * from answer_ticket").all(), []);
  throws(
    () => db.exec("insert into answer_ticket values ('k', 'x', 'a', 'c', 'r', null, 'm', 1)"),
    /CHECK/,
  );
});
