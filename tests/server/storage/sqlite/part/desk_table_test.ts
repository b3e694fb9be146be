/**
 * What the table of the desk keeps; what it answers is the contract's.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { DeskTable } from "../../../../../server/storage/sqlite/part/desk_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { ConversationTable } from "../../../../../server/storage/sqlite/conversation/conversation_table.ts";
import { ROOM } from "../../../../helper/new_message.ts";

Deno.test("desk table has a row for a conversation for which something is settled, and no other", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  new ConversationTable(db).addConversation({ room: ROOM }, "epoch");
  const desk = new DeskTable(db);
  desk.put({ room: ROOM, done: true, at: 5 });
  const rows = () => db.prepare("select assignee, snoozed_until, done, at from desk").all();
  deepEqual({ ...rows()[0] }, { assignee: null, snoozed_until: null, done: 1, at: 5 });
  desk.put({ room: ROOM, at: 6 });
  equal(rows().length, 0);
});
