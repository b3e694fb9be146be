/**
 * What the desk in memory does beside the contract.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { MemoryDesk } from "../../../../../server/storage/memory/part/memory_desk.ts";
import { MemoryTables } from "../../../../../server/storage/memory/memory_tables.ts";
import { ROOM } from "../../../../helper/new_message.ts";

Deno.test("a state in memory is kept as it was put, whatever becomes of the object", () => {
  const tables = new MemoryTables();
  tables.addConversation({ room: ROOM }, "epoch");
  const desk = new MemoryDesk(tables);
  const state = { room: ROOM, assignee: "one", at: 1 };
  desk.put(state);
  state.assignee = "another";
  equal(desk.get({ room: ROOM })?.assignee, "one");
});
