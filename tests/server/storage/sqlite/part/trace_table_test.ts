/**
 * How the data file finds what a reader left; what it answers is the contract's.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { ConversationLog } from "../../../../../server/storage/conversation_log.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { SqliteTables } from "../../../../../server/storage/sqlite/conversation/sqlite_tables.ts";
import { TraceTable } from "../../../../../server/storage/sqlite/part/trace_table.ts";
import { say } from "../../../../helper/new_message.ts";

Deno.test("trace table finds readers whose ids need escapes in a column", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const log = new ConversationLog(new SqliteTables(db));
  const traces = new TraceTable(db);
  for (const id of ["\u001b", "\u0000", "\u001b0000", "\ud800", "'"]) {
    const message = say(id, { from: { kind: "reader", id, name: "" }, whisper: id });
    log.append(message, "epoch");
    const { messages } = traces.written({ reader: id, after: 0, limit: 9 });
    deepEqual(messages.map(({ text, whisper }) => [text, whisper]), [[id, id]]);
    deepEqual(traces.whispered(id), [message.room]);
  }
});
