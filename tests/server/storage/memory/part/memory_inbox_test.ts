/**
 * What the list of conversations in memory does beside the contract.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { MemoryInbox } from "../../../../../server/storage/memory/part/memory_inbox.ts";
import { MemoryTables } from "../../../../../server/storage/memory/memory_tables.ts";
import { ROOM } from "../../../../helper/new_message.ts";

Deno.test("a conversation in memory without a message is in no list", () => {
  const tables = new MemoryTables();
  tables.addConversation({ room: ROOM }, "epoch");
  const inbox = new MemoryInbox(tables);
  equal(inbox.list({ limit: 9 }).listed.length, 0);
  equal(inbox.of({ room: ROOM }), undefined);
});
