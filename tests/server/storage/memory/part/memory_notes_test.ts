/**
 * What notes in memory do beside the contract.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { MemoryNotes } from "../../../../../server/storage/memory/part/memory_notes.ts";
import { MemoryTables } from "../../../../../server/storage/memory/memory_tables.ts";
import { ROOM } from "../../../../helper/new_message.ts";

Deno.test("a note in memory is kept as it came, whatever becomes of the object", () => {
  const tables = new MemoryTables();
  tables.addConversation({ room: ROOM }, "epoch");
  const notes = new MemoryNotes(tables);
  const note = {
    room: ROOM,
    id: "1",
    by: { kind: "author", id: "a", name: "Author" } as const,
    text: "between us",
    at: 1,
  };
  notes.put(note, 9);
  note.text = "another";
  equal(notes.find(note)?.text, "between us");
});
