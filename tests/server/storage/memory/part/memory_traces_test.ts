/**
 * What memory finds of a reader, beside the contract.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { MemoryTables } from "../../../../../server/storage/memory/memory_tables.ts";
import { MemoryTraces } from "../../../../../server/storage/memory/part/memory_traces.ts";
import { ROOM } from "../../../../helper/new_message.ts";

Deno.test("memory has no trace of a reader whose id begins as another's does", () => {
  const tables = new MemoryTables();
  const record = tables.addConversation({ room: ROOM }, "epoch");
  const by = { kind: "reader", id: "reader-1", name: "" } as const;
  tables.addMessage(record, { id: "m", seq: 1, rev: 1, from: by, text: "", at: 0 });
  tables.addFeeling(record.key, 1, { by, emoji: "👍" });
  const traces = new MemoryTraces(tables);
  deepEqual(traces.written({ reader: "reader", after: 0, limit: 9 }).messages, []);
  deepEqual(traces.felt({ reader: "reader", limit: 9 }), []);
});
