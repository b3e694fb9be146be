/**
 * Keeps the settings of rooms.
 *
 * @module
 */
import type { RoomId } from "../../../shared/chat/id.ts";
import type { RoomSettings } from "../../../shared/chat/site.ts";
import type { Effects } from "../part.ts";

/** A room with settings of its own. */
export interface SetRoom {
  readonly room: RoomId;
  readonly settings: RoomSettings;
}

/** Keeps the settings of rooms, also of those without a message yet. */
export interface RoomSettingsStore {
  /** All rooms with settings, by their ids in alphabetical order. */
  all(): Promise<readonly SetRoom[]>;
  /** Adds the settings of a room, or replaces those it has. */
  put(set: SetRoom): Promise<void>;
  /** Forgets the settings of a room. @returns whether there were any */
  remove(room: RoomId): Promise<boolean>;
}

/** What each call does. */
export const ROOM_SETTINGS_EFFECTS: Effects<RoomSettingsStore> = {
  all: "read",
  put: "write",
  remove: "erase",
};
