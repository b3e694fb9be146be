/**
 * Keeps messages that wait for an author.
 *
 * @module
 */
import type { RoomId } from "../../../shared/chat/id.ts";
import type { Effects } from "../part.ts";
import type { HeldMessage } from "../../../shared/chat/moderation.ts";

/** How many messages may wait. */
export interface HeldBounds {
  readonly ofReader: number;
  readonly ofSite: number;
}

/** What became of a message that shall wait. */
export type Holding =
  /** It waits. */
  | "held"
  /** The same message waits already; nothing new was kept. */
  | "again"
  /** Another message of this id waits in its room. Nothing was kept. */
  | "id-taken"
  /** As many as may wait do so already. Nothing was kept. */
  | "full";

/** A held message, as it is named. */
export interface HeldRef {
  readonly room: RoomId;
  readonly id: string;
}

/** Keeps held messages; those of a site's rooms count together. */
export interface HeldStore {
  /** Keeps a message of a room, unless more would wait than may. */
  hold(message: HeldMessage, bounds: HeldBounds): Promise<Holding>;
  /** One message. */
  find(ref: HeldRef): Promise<HeldMessage | undefined>;
  /** All messages, the oldest first. */
  all(): Promise<readonly HeldMessage[]>;
  /** Those of a reader in a room, the oldest first. */
  of(who: { readonly room: RoomId; readonly reader: string }): Promise<readonly HeldMessage[]>;
  /** Forgets a message. @returns whether there was one */
  remove(ref: HeldRef): Promise<boolean>;
  /** Forgets the messages of a room. @returns whether there were any */
  clear(room: RoomId): Promise<boolean>;
  /** Forgets the messages of a reader. */
  forget(reader: string): Promise<void>;
}

/** What each call does. */
export const HELD_EFFECTS: Effects<HeldStore> = {
  hold: "write",
  find: "read",
  all: "read",
  of: "read",
  remove: "erase",
  clear: "erase",
  forget: "erase",
};
