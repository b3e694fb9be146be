/**
 * How long memory keeps things, beside the contract.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { MemoryLife } from "../../../../../server/storage/memory/part/memory_life.ts";
import { MemoryTables } from "../../../../../server/storage/memory/memory_tables.ts";
import { ROOM } from "../../../../helper/new_message.ts";

const from = { kind: "reader", id: "r", name: "" } as const;

Deno.test("memory keeps the numbers of what is left when the oldest messages are removed", () => {
  const tables = new MemoryTables();
  const life = new MemoryLife(tables);
  const { key } = tables.addConversation({ room: ROOM }, "epoch");
  for (const seq of [1, 2, 3]) {
    const record = tables.conversation({ room: ROOM });
    if (record === undefined) throw new Error("The conversation is not there");
    tables.addMessage(record, { id: `m${seq}`, seq, rev: seq, from, text: "", at: seq });
  }
  equal(life.expire({ room: ROOM, before: 3, limit: 9 }), 2);
  equal(tables.messageAt(key, 1), undefined);
  equal(tables.messageAt(key, 3)?.id, "m3");
  deepEqual([tables.message(key, "m1"), tables.message(key, "m3")?.seq], [undefined, 3]);
});
