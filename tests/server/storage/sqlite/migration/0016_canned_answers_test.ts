/**
 * The format of the data file that has canned answers.
 *
 * @module
 */
import { throws } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { cannedAnswers } from "../../../../../server/storage/sqlite/migration/0016_canned_answers.ts";

Deno.test("a canned answer has a title and a text, and perhaps no site", () => {
  using db = new DatabaseSync(":memory:");
  db.exec(cannedAnswers);
  const add = db.prepare("insert into canned_answer values (?, ?, ?, null, 1)");
  add.run("a", "Hours", "Nine to five.");
  throws(() => add.run("b", null, "text"), /constraint/i);
  throws(() => add.run("c", "title", null), /constraint/i);
});
