/**
 * What settings of rooms in memory do beside the contract.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { MemoryRoomSettings } from "../../../../../server/storage/memory/part/memory_room_settings.ts";
import { roomId } from "../../../../../shared/chat/id.ts";

Deno.test("settings of rooms in memory are kept as put, whatever becomes of the object", () => {
  const settings = { slowModeSeconds: 5 };
  const rooms = new MemoryRoomSettings();
  rooms.put({ room: roomId("/a"), settings });
  settings.slowModeSeconds = 10;
  deepEqual(rooms.all(), [{ room: "default/a", settings: { slowModeSeconds: 5 } }]);
});
