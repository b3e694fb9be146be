/**
 * What every store must do with settings of rooms, sentence by sentence of
 * `server/storage/port/room_settings_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { roomId } from "../../shared/chat/id.ts";
import type { RoomSettings } from "../../shared/chat/site.ts";
import { say } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

/** Registers the tests of settings of rooms. */
export function testRoomSettings(test: TestRule): void {
  test("settings of rooms are read back as they were put, by their ids", async (store) => {
    const { roomSettings } = store;
    deepEqual(await roomSettings.all(), []);
    const full: RoomSettings = {
      mode: "read-only",
      holdFirst: true,
      slowModeSeconds: 30,
      retentionDays: 0,
    };
    await roomSettings.put({ room: roomId("/글", "blog"), settings: full });
    await roomSettings.put({ room: roomId("/a"), settings: { mode: "closed" } });
    deepEqual(await roomSettings.all(), [
      { room: "blog/글", settings: full },
      { room: "default/a", settings: { mode: "closed" } },
    ]);
    deepEqual(await store.rooms({ limit: 10 }), []);
  });

  test("settings of a room are replaced as a whole", async ({ roomSettings }) => {
    const room = roomId("/a");
    await roomSettings.put({ room, settings: { mode: "closed", holdFirst: true } });
    await roomSettings.put({ room, settings: { slowModeSeconds: 5 } });
    deepEqual(await roomSettings.all(), [{ room, settings: { slowModeSeconds: 5 } }]);
  });

  test("settings of a room that were removed are gone; its messages are not", async (store) => {
    const message = say("hello");
    await store.append(message);
    const { room } = message;
    await store.roomSettings.put({ room, settings: { mode: "closed" } });
    equal(await store.roomSettings.remove(room), true);
    equal(await store.roomSettings.remove(room), false);
    deepEqual(await store.roomSettings.all(), []);
    equal((await store.page({ room, limit: 1 })).lastSeq, 1);
  });
}
