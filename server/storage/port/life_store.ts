/**
 * Removes what is kept no longer: what is too old, and conversations that somebody wants gone. What is
 * removed leaves no place behind, unlike a message that was deleted.
 *
 * @module
 */
import type { ConversationRef, RoomId } from "../../../shared/chat/id.ts";
import type { Effects } from "../part.ts";

/** What of a room has become too old. */
export interface Expiry {
  readonly room: RoomId;
  /** In milliseconds since 1970; what was sent then is kept. */
  readonly before: number;
  /** How many messages at most, 1 or more. */
  readonly limit: number;
}

/** A conversation that is being forgotten. */
export interface Erased {
  /** The epoch it had. */
  readonly epoch: string;
  /** Whether nothing of it is left. */
  readonly done: boolean;
}

/** Removes messages and conversations. */
export interface LifeStore {
  /** The rooms that have conversations, by their ids in alphabetical order. */
  rooms(): Promise<readonly RoomId[]>;
  /** A room's conversations: the public one, then the whispers by their readers' ids. */
  conversations(room: RoomId): Promise<readonly ConversationRef[]>;
  /**
   * Removes the oldest messages of a room's conversations, up to the first one that is young enough. A
   * whisper that has none left is forgotten; a room's public conversation stays, and counts on.
   *
   * @returns how many; fewer than the limit when all is done
   */
  expire(expiry: Expiry): Promise<number>;
  /**
   * Forgets a conversation, and with a public one, or the last one, where its room is: at most `limit` messages of it,
   * and all the rest if that was all. The next message begins a conversation of another epoch.
   *
   * @returns `undefined` when there is none
   */
  erase(ref: ConversationRef & { readonly limit: number }): Promise<Erased | undefined>;
}

/** What each call does. */
export const LIFE_EFFECTS: Effects<LifeStore> = {
  rooms: "read",
  conversations: "read",
  expire: "expunge",
  erase: "expunge",
};
