/**
 * What the table of held messages keeps; what it answers is the contract's.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { HeldTable } from "../../../../../server/storage/sqlite/part/held_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { say } from "../../../../helper/new_message.ts";

Deno.test("held table knows a message's site and reader without reading it", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const message = say("wait");
  new HeldTable(db).hold(message, { ofReader: 1, ofSite: 1 });
  const rows = db.prepare("select room, id, site, reader from held").all();
  deepEqual(rows.map((row) => ({ ...row })), [
    { room: message.room, id: message.id, site: "default", reader: "reader-1" },
  ]);
});
