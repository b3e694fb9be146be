/**
 * The fifth format of the data file: readers can be erased.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";

Deno.test("the fifth format finds what a reader left without looking at every message", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const queries = [
    ["select 1 from message where sender_kind = 'reader' and sender_id = ?", "message_reader"],
    ["select 1 from feeling where person_kind = 'reader' and person_id = ?", "feeling_reader"],
    ["select 1 from conversation where whisper <> '' and whisper = ?", "conversation_whisper"],
  ] as const;
  for (const [query, index] of queries) {
    const [step] = db.prepare(`explain query plan ${query}`).all("x");
    equal(String(step?.["detail"]).includes(index), true, String(step?.["detail"]));
  }
});
