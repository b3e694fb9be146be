/**
 * Statistics in memory; what counts is the contract's.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { MemoryStatistics } from "../../../../../server/storage/memory/part/memory_statistics.ts";
import { MemoryTables } from "../../../../../server/storage/memory/memory_tables.ts";
import { ROOM } from "../../../../helper/new_message.ts";

Deno.test("statistics in memory take a question whose answer is kept no longer as answered", () => {
  const tables = new MemoryTables();
  tables.addConversation({ room: ROOM }, "epoch");
  const record = tables.conversation({ room: ROOM });
  if (record === undefined) throw new Error("The conversation is not there");
  const from = { kind: "reader", id: "reader-1", name: "" } as const;
  const question = { state: "answered", answer: "gone" } as const;
  tables.addMessage(record, { id: "m", seq: 1, rev: 1, from, text: "", at: 7, question });
  const statistics = new MemoryStatistics(tables);
  deepEqual(statistics.questions({ from: 0, until: 9, limit: 9 }), [{ at: 7, answered: true }]);
});
