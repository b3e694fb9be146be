/**
 * How answers are found in the data file; what counts is the contract's.
 *
 * @module
 */
import { deepEqual, match } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { ConversationLog } from "../../../../../server/storage/conversation_log.ts";
import { AnswerTable } from "../../../../../server/storage/sqlite/part/answer_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { SqliteTables } from "../../../../../server/storage/sqlite/conversation/sqlite_tables.ts";
import { say } from "../../../../helper/new_message.ts";

const from = { kind: "author", id: "a", name: "A" } as const;

Deno.test("answer table reads by the index of questions, whatever else was said", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const log = new ConversationLog(new SqliteTables(db));
  const question = say("?", { question: true });
  log.append(question, "epoch");
  for (let n = 0; n < 100; n++) log.append(say("hello"), "epoch");
  log.append(say("!", { from, answers: question.id, at: question.at + 7 }), "epoch");
  const statements: string[] = [];
  const seen = {
    prepare: (sql: string) => {
      statements.push(sql);
      return db.prepare(sql);
    },
  };
  deepEqual(new AnswerTable(seen as DatabaseSync).times({ site: "default", limit: 9 }), [7]);
  const plan = db.prepare(`explain query plan ${statements[0]}`).all("default", 9);
  const steps = plan.map(({ detail }) => detail).join("\n");
  match(steps, /SEARCH message USING INDEX message_question/);
  deepEqual(steps.includes("SCAN"), false, steps);
});
