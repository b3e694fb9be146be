/**
 * What the table of notes keeps; what it answers is the contract's.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { NoteTable } from "../../../../../server/storage/sqlite/part/note_table.ts";
import { ConversationTable } from "../../../../../server/storage/sqlite/conversation/conversation_table.ts";
import { ROOM } from "../../../../helper/new_message.ts";

Deno.test("note table keeps notes where no search of messages looks", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  new ConversationTable(db).addConversation({ room: ROOM }, "epoch");
  const by = { kind: "author", id: "a", name: "Author" } as const;
  new NoteTable(db).put({ room: ROOM, id: "1", by, text: "between us", at: 5 }, 9);
  const found = db.prepare("select rowid from search_index where search_index match 'bet'");
  deepEqual(found.all(), []);
  deepEqual(db.prepare("select text from note").all().map((row) => ({ ...row })), [
    { text: "between us" },
  ]);
});
