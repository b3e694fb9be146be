/**
 * The fourth format of the data file: rooms have settings.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { roomSettings } from "../../../../../server/storage/sqlite/migration/0004_room_settings.ts";

Deno.test("the fourth format holds settings of rooms that have no message yet", () => {
  using db = new DatabaseSync(":memory:");
  db.exec(roomSettings);
  db.prepare("insert into room_settings values (?, ?)").run("default/new", "{}");
  equal(db.prepare("select count(*) as n from room_settings").get()?.["n"], 1);
});
