/**
 * Searching in memory; what is found is the contract's.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { MemorySearch } from "../../../../../server/storage/memory/part/memory_search.ts";
import { MemoryTables } from "../../../../../server/storage/memory/memory_tables.ts";
import { ROOM } from "../../../../helper/new_message.ts";

Deno.test("a search in memory finds messages by when they came, whichever conversation they are of", () => {
  const tables = new MemoryTables();
  const from = { kind: "reader", id: "r", name: "" } as const;
  const records = [undefined, "1"].map((whisper) =>
    tables.addConversation(whisper === undefined ? { room: ROOM } : { room: ROOM, whisper }, "e")
  );
  for (const [n, at] of [0, 1, 1, 0].entries()) {
    const record = records[at];
    const seq = n < 2 ? 1 : 2;
    const message = { id: `m${n}`, seq, rev: seq, from, text: `word ${n}`, at: 0 };
    if (record !== undefined) tables.addMessage(record, message);
  }
  const search = new MemorySearch(tables);
  const query = { words: ["word"], kind: "all", limit: 3 } as const;
  const { found, next } = search.everywhere(query);
  deepEqual(found.map(({ message }) => message.id), ["m3", "m2", "m1"]);
  deepEqual(
    search.everywhere({ ...query, before: next ?? 0 }).found.map(({ message }) => message.id),
    [
      "m0",
    ],
  );
});
