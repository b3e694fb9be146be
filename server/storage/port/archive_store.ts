/**
 * Reads whole conversations as they are kept, and puts them back.
 *
 * @module
 */
import type { Page, Sender } from "../../../shared/chat/event.ts";
import type { ConversationRef, RoomId } from "../../../shared/chat/id.ts";
import type { Effects } from "../part.ts";
import type { KeptMessage } from "./kept_message.ts";

export type { KeptMessage };

/** What of a conversation is more than its messages. */
export interface ArchivedConversation extends ConversationRef {
  readonly epoch: string;
  readonly lastSeq: number;
  readonly rev: number;
  /** The highest `rev` of the messages that were removed. */
  readonly goneRev: number;
  /** Where the room is. */
  readonly page: Page;
}

/** What somebody feels about a message. */
export interface ArchivedFeeling {
  readonly by: Pick<Sender, "kind" | "id">;
  readonly emoji: string;
}

/** A message with what people feel about it, the first feeling first. */
export interface ArchivedMessage {
  readonly message: KeptMessage;
  readonly feelings: readonly ArchivedFeeling[];
}

/** A part of a conversation. */
export interface ArchivedPart {
  readonly conversation: ArchivedConversation;
  /** In order. */
  readonly messages: readonly ArchivedMessage[];
}

/** Which conversations. */
export interface ArchiveQuery {
  /** Of all sites if left out. */
  readonly site?: string;
  /** Of all rooms if left out. */
  readonly room?: RoomId;
  readonly whispers: boolean;
}

/** What became of a conversation that was put back. */
export type Reopened =
  /** There was none. */
  | "added"
  /** It is the same one. */
  | "known"
  /** There is another one: nothing was changed. */
  | "taken";

/** Messages for a conversation that is there. */
export interface Restored extends ConversationRef {
  readonly messages: readonly ArchivedMessage[];
}

/** What became of messages that were put back. */
export interface RestoredCount {
  readonly added: number;
  /**
   * The sequence of the first one that did not fit between what is there: its id or its count of
   * changes is another's. Nothing was kept then.
   */
  readonly misfit?: number;
}

/** Reads conversations and puts them back. */
export interface ArchiveStore {
  /** Conversations, the one with the newest message last. */
  list(query: ArchiveQuery): Promise<readonly ConversationRef[]>;
  /**
   * At most `limit` messages with a higher sequence, and their conversation, both as they are at one
   * moment.
   *
   * @returns `undefined` when there is none
   */
  part(
    query: ConversationRef & { readonly after: number; readonly limit: number },
  ): Promise<ArchivedPart | undefined>;
  /** Makes an empty conversation of these numbers, and says where its room is unless that is known. */
  reopen(conversation: ArchivedConversation): Promise<Reopened>;
  /**
   * Puts messages back at their places, with their counts of changes, and makes the conversation count
   * on behind them. Whoever follows is not told.
   * Those that are there, or were removed from the beginning of the conversation, stay as they are.
   */
  restore(restored: Restored): Promise<RestoredCount>;
}

/** What each call does. */
export const ARCHIVE_EFFECTS: Effects<ArchiveStore> = {
  list: "read",
  part: "read",
  reopen: "write",
  restore: "write",
};
