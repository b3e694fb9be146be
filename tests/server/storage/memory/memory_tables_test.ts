/**
 * Tables in memory; what they hold is the contract's.
 *
 * @module
 */
import { deepEqual, equal, throws } from "node:assert/strict";
import { MemoryTables } from "../../../../server/storage/memory/memory_tables.ts";
import { ROOM } from "../../../helper/new_message.ts";

const from = { kind: "reader", id: "r", name: "" } as const;

Deno.test("tables in memory tell conversations apart, whatever readers are called", () => {
  const tables = new MemoryTables();
  const refs = [{ room: ROOM }, { room: ROOM, whisper: "__proto__" }, { room: ROOM, whisper: "x" }];
  const keys = refs.map((ref) => tables.addConversation(ref, "epoch").key);
  equal(new Set(keys).size, 3);
  deepEqual(refs.map((ref) => tables.conversation(ref)?.key), keys);
  equal(tables.conversation({ room: ROOM, whisper: "constructor" }), undefined);
});

Deno.test("tables in memory move a conversation to the front with each message", () => {
  const tables = new MemoryTables();
  const one = tables.addConversation({ room: ROOM, whisper: "1" }, "epoch");
  const two = tables.addConversation({ room: ROOM, whisper: "2" }, "epoch");
  const order = () => tables.newestFirst().map(({ record }) => record.ref.whisper);
  const message = { id: "m", seq: 1, rev: 1, from, text: "", at: 0 };
  tables.addMessage(one, message);
  deepEqual(order(), ["1", "2"]);
  tables.addMessage(two, message);
  deepEqual(order(), ["2", "1"]);
  tables.putMessage(one, { ...message, text: "edited" });
  deepEqual(order(), ["2", "1"]);
});

Deno.test("tables in memory have no conversation of a key they never gave", () => {
  throws(() => new MemoryTables().message(7, "m"), RangeError);
});
