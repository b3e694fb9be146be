/**
 * Rooms and conversations in the data file; what they hold is the contract's.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { ConversationTable } from "../../../../../server/storage/sqlite/conversation/conversation_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { roomId } from "../../../../../shared/chat/id.ts";

Deno.test("conversation table keeps the sites of rooms apart", () => {
  using db = openTables();
  const table = new ConversationTable(db);
  const rooms = [roomId("/a"), roomId("/a", "other"), roomId("/b", "other")];
  for (const room of rooms) table.addConversation({ room }, `epoch of ${room}`);
  for (const room of rooms) equal(table.conversation({ room })?.epoch, `epoch of ${room}`);
  deepEqual(db.prepare("select id from site order by key").all().map(({ id }) => id), [
    "default",
    "other",
  ]);
});

Deno.test("conversation table has one room for its public conversation and its whispers", () => {
  using db = openTables();
  const table = new ConversationTable(db);
  const room = roomId("/a");
  const refs = [{ room }, { room, whisper: "reader-1" }, { room, whisper: "reader-2" }];
  const keys = refs.map((ref) => table.addConversation(ref, "epoch").key);
  deepEqual(refs.map((ref) => table.conversation(ref)?.key), keys);
  deepEqual(refs.map((ref) => table.conversation(ref)?.ref), refs);
  equal(db.prepare("select count(*) as count from room").get()?.count, 1);
  table.putPage(room, { title: "A", url: "http://blog.test/a" });
  for (const ref of refs) {
    deepEqual(table.conversation(ref)?.page, { title: "A", url: "http://blog.test/a" });
  }
});

Deno.test("conversation table keeps what it is told of a conversation", () => {
  using db = openTables();
  const table = new ConversationTable(db);
  const ref = { room: roomId("/a") };
  const added = table.addConversation(ref, "epoch");
  const told = { ...added, lastSeq: 3, rev: 5, questions: { open: 1, answered: 2 } };
  table.putConversation(told);
  deepEqual(table.conversation(ref), told);
  equal(table.conversation({ room: roomId("/b") }), undefined);
});

function openTables(): DatabaseSync {
  const db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  return db;
}
