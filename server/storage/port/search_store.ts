/**
 * Finds messages by what they say.
 *
 * @module
 */
import type { ChatMessage } from "../../../shared/chat/event.ts";
import type { ConversationRef, RoomId } from "../../../shared/chat/id.ts";
import type { SearchedKind } from "../../../shared/chat/search.ts";
import type { Effects } from "../part.ts";

/** What is looked for. */
export interface WordQuery {
  /** As `wordsOf` in `shared/chat/words.ts` gives them, at least one; a message has them all. */
  readonly words: readonly string[];
  /** The `next` of the page before. */
  readonly before?: number;
  /** How many messages at most, 1 or more. */
  readonly limit: number;
}

/** What is looked for, in many conversations. */
export interface WideQuery extends WordQuery {
  readonly kind: SearchedKind;
  readonly site?: string;
  readonly room?: RoomId;
}

/** A message that was found, and its place among all that may be. */
export interface FoundMessage {
  readonly message: ChatMessage;
  /** `before` it go the messages that are older. */
  readonly place: number;
}

/** Messages that were found, the newest first. */
export interface FoundMessages {
  readonly found: readonly FoundMessage[];
  /**
   * Where to go on; left out when there is nothing more. One call looks at so much and no more, so
   * that nobody waits for it: a page may be short, and there is more all the same.
   */
  readonly next?: number;
}

/** Finds messages. What was deleted, or replaced by another text, is never found. */
export interface SearchStore {
  /** In one conversation. A place is a sequence of it, and tells of no other. */
  within(query: WordQuery & ConversationRef): Promise<FoundMessages>;
  /** In all that fit. A place rises with all messages of the store. */
  everywhere(query: WideQuery): Promise<FoundMessages>;
}

/** What each call does. */
export const SEARCH_EFFECTS: Effects<SearchStore> = { within: "read", everywhere: "read" };
