/**
 * What an archive in memory does beside the contract.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { MemoryArchive } from "../../../../../server/storage/memory/part/memory_archive.ts";
import { MemoryTables } from "../../../../../server/storage/memory/memory_tables.ts";
import { ROOM } from "../../../../helper/new_message.ts";

Deno.test("messages put back in any order are in order", () => {
  const tables = new MemoryTables();
  const archive = new MemoryArchive(tables);
  const page = { title: "", url: "" };
  archive.reopen({ room: ROOM, epoch: "e", lastSeq: 4, rev: 4, goneRev: 0, page });
  const from = { kind: "reader", id: "r", name: "" } as const;
  const restore = (seqs: readonly number[]) =>
    archive.restore({
      room: ROOM,
      messages: seqs.map((seq) => ({
        message: { id: `m${seq}`, seq, rev: seq, from, text: "", at: 0 },
        feelings: [],
      })),
    });
  deepEqual([restore([1, 4]), restore([2, 3, 4])], [{ added: 2 }, { added: 2 }]);
  const part = archive.part({ room: ROOM, after: 0, limit: 9 });
  deepEqual(part?.messages.map(({ message }) => message.seq), [1, 2, 3, 4]);
});
