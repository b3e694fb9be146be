/**
 * Finds what a reader left behind in conversations.
 *
 * @module
 */
import type { ChatMessage } from "../../../shared/chat/event.ts";
import type { ConversationRef, RoomId } from "../../../shared/chat/id.ts";
import type { Effects } from "../part.ts";

/** A part of what a reader wrote, in the order it was written. */
export interface Written {
  readonly messages: readonly ChatMessage[];
  /** After which to ask for the next part; `undefined` when there is none. */
  readonly last?: number;
}

/** What a reader feels about a message. */
export interface Felt extends ConversationRef {
  readonly id: string;
  readonly emoji: string;
}

/** Finds what a reader wrote, felt and whispered. */
export interface TraceStore {
  /**
   * Messages of a reader in all conversations, also deleted ones.
   *
   * @param after the `last` of the part before; 0 for the first one
   */
  written(by: {
    readonly reader: string;
    readonly after: number;
    readonly limit: number;
  }): Promise<Written>;
  /** At most `limit` messages of a reader, the newest first; deleted ones are left out. */
  recent(by: { readonly reader: string; readonly limit: number }): Promise<readonly ChatMessage[]>;
  /** At most `limit` feelings of a reader. */
  felt(by: { readonly reader: string; readonly limit: number }): Promise<readonly Felt[]>;
  /** The rooms in which a reader has a whisper. */
  whispered(reader: string): Promise<readonly RoomId[]>;
}

/** What each call does. */
export const TRACE_EFFECTS: Effects<TraceStore> = {
  written: "read",
  recent: "read",
  felt: "read",
  whispered: "read",
};
