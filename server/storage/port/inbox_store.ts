/**
 * Lists all conversations for authors, public and private, page by page.
 *
 * @module
 */
import type { RoomSummary } from "../../../shared/chat/event.ts";
import type { ConversationRef } from "../../../shared/chat/id.ts";
import type { Effects } from "../part.ts";

/** Which conversations. */
export interface ConversationQuery {
  /** Those after this place in the list, as `next` says it. */
  readonly before?: number;
  /** How many at most, 1 or more. */
  readonly limit: number;
  /** Only those with open questions. */
  readonly isOpen?: boolean;
  /** Only public ones. */
  readonly roomsOnly?: boolean;
}

/** A conversation, and since when something waits there. */
export interface ListedConversation {
  readonly summary: RoomSummary;
  /** When the oldest open question was asked, in milliseconds since 1970. */
  readonly askedAt?: number;
}

/** A part of the list, the conversation with the newest message first. */
export interface ConversationPage {
  /** Those of which a message is left. */
  readonly listed: readonly ListedConversation[];
  /** Where to go on; without it there is nothing more. */
  readonly next?: number;
}

/** Reads the list. */
export interface InboxStore {
  list(query: ConversationQuery): Promise<ConversationPage>;
  /** One conversation, as it is in the list. */
  of(ref: ConversationRef): Promise<ListedConversation | undefined>;
}

/** What each call does. */
export const INBOX_EFFECTS: Effects<InboxStore> = { list: "read", of: "read" };
