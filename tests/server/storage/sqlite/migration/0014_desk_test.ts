/**
 * The fourteenth format of the data file: what authors keep among themselves.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { desk } from "../../../../../server/storage/sqlite/migration/0014_desk.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { ConversationTable } from "../../../../../server/storage/sqlite/conversation/conversation_table.ts";
import { ROOM } from "../../../../helper/new_message.ts";

Deno.test("in the fourteenth format what authors keep about a conversation goes with it", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations.slice(0, migrations.indexOf(desk) + 1)) db.exec(step);
  const { key } = new ConversationTable(db).addConversation({ room: ROOM }, "epoch");
  db.prepare("insert into desk values (?, 'a', null, 0, 1)").run(key);
  db.prepare("insert into note values (1, ?, 'n', null, 'a', 'Author', 'text', 1, null)").run(key);
  db.exec("delete from conversation");
  for (const table of ["desk", "note"]) {
    equal(db.prepare(`select count(*) as count from ${table}`).get()?.["count"], 0);
  }
});
