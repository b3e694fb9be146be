/**
 * What attention in memory does beside the contract.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { MemoryAttention } from "../../../../../server/storage/memory/part/memory_attention.ts";
import { MemoryTables } from "../../../../../server/storage/memory/memory_tables.ts";
import { roomId } from "../../../../../shared/chat/id.ts";

const room = roomId("/a");
const reader = { kind: "reader", id: "r", name: "" } as const;
const message = { id: "m", room, seq: 1, rev: 1, from: reader, text: "hi", at: 1 };

Deno.test("marks in memory are of one life of a conversation", () => {
  const tables = new MemoryTables();
  const attention = new MemoryAttention(tables);
  const record = tables.addConversation({ room }, "new");
  tables.addMessage({ ...record, lastSeq: 1, rev: 1 }, message);
  attention.note(message, "old", ["a"]);
  deepEqual(attention.attended(reader, { limit: 1 }), []);
  deepEqual(attention.attended({ kind: "author", id: "a" }, { limit: 1 }), []);
  attention.note(message, "new", ["a"]);
  deepEqual(attention.attended(reader, { limit: 1 }), [{ room, seen: 1, unseen: [] }]);
  deepEqual(attention.attended({ kind: "author", id: "a" }, { limit: 1 }), [
    { room, seen: 0, unseen: [1] },
  ]);
});
