/**
 * What the table of rooms' settings keeps; what it answers is the contract's.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { RoomSettingsTable } from "../../../../../server/storage/sqlite/part/room_settings_table.ts";
import { roomId } from "../../../../../shared/chat/id.ts";

Deno.test("room settings table keeps nothing of a room whose settings are removed, and makes no room", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const table = new RoomSettingsTable(db);
  const rows = () =>
    ["room", "room_settings"].flatMap((name) => db.prepare(`select * from ${name}`).all());
  table.put({ room: roomId("/a"), settings: { mode: "closed" } });
  deepEqual(rows().map((row) => ({ ...row })), [{
    room: "default/a",
    settings: '{"mode":"closed"}',
  }]);
  table.remove(roomId("/a"));
  deepEqual(rows(), []);
});
