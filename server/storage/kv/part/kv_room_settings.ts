/**
 * Settings of rooms in Deno KV.
 *
 * @module
 */
import type { RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { RoomSettingsStore, SetRoom } from "../../port/room_settings_store.ts";
import { type Key, textPart } from "../database/key.ts";
import { partIn } from "./kv_part.ts";
import type { View } from "../database/view.ts";

const PARTITION = "roomSettings";
/** More than there can be. */
const MOST = 100_000;

/** `["roomSettings", "room", room]`: the room and its settings. */
export class KvRoomSettings implements Synchronous<RoomSettingsStore> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  all(): readonly SetRoom[] {
    const found = this.#view.list<SetRoom>({ prefix: [PARTITION, "room"] }, { limit: MOST });
    return found.map(({ value }) => value);
  }

  put(set: SetRoom): void {
    this.#view.set(keyOf(set.room), set);
  }

  remove(room: RoomId): boolean {
    const isThere = this.#view.get(keyOf(room)) !== undefined;
    if (isThere) this.#view.delete(keyOf(room));
    return isThere;
  }
}

/** {@linkcode KvRoomSettings}, all in one partition. */
export const KV_ROOM_SETTINGS = partIn<RoomSettingsStore>(
  PARTITION,
  (view) => new KvRoomSettings(view),
);

function keyOf(room: RoomId): Key {
  return [PARTITION, "room", textPart(room)];
}
