/**
 * What the data file looks like after a conversation was put back; the rest is the contract's.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { ConversationLog } from "../../../../../server/storage/conversation_log.ts";
import { ArchiveTable } from "../../../../../server/storage/sqlite/part/archive_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { SqliteTables } from "../../../../../server/storage/sqlite/conversation/sqlite_tables.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";

function newFile(): DatabaseSync {
  const db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  return db;
}

Deno.test("archive table puts back the very columns that were there", () => {
  using from = newFile();
  using to = newFile();
  const log = new ConversationLog(new SqliteTables(from));
  const asked = say("why\u0000?", { question: true });
  log.append(asked, "epoch");
  log.append(say("so", { answers: asked.id, quote: asked.id }), "epoch");
  log.change({ room: ROOM, id: asked.id, kind: "edit", text: "why?", at: 7 });
  const part = new ArchiveTable(from).part({ room: ROOM, after: 0, limit: 9 });
  if (part === undefined) throw new Error("There is no conversation");
  const archive = new ArchiveTable(to);
  archive.reopen(part.conversation);
  archive.restore({ room: ROOM, messages: part.messages });
  for (const table of ["message", "conversation", "room"]) {
    const rows = (db: DatabaseSync) =>
      db.prepare(`select * from ${table} order by key`).all().map((row) => ({ ...row }));
    deepEqual(rows(to), rows(from), table);
  }
});
