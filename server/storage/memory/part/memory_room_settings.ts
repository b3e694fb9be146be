/**
 * Settings of rooms in memory.
 *
 * @module
 */
import type { RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { RoomSettingsStore, SetRoom } from "../../port/room_settings_store.ts";

/** The settings of rooms, until the process ends. */
export class MemoryRoomSettings implements Synchronous<RoomSettingsStore> {
  readonly #rooms = new Map<RoomId, SetRoom>();

  all(): readonly SetRoom[] {
    return [...this.#rooms.values()].sort((a, b) => a.room < b.room ? -1 : 1);
  }

  put(set: SetRoom): void {
    this.#rooms.set(set.room, structuredClone(set));
  }

  remove(room: RoomId): boolean {
    return this.#rooms.delete(room);
  }
}
