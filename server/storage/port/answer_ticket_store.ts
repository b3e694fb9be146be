/**
 * Keeps to what an answer belongs that an author sends from elsewhere, by mail or a messenger.
 *
 * @module
 */
import type { ConversationRef } from "../../../shared/chat/id.ts";
import type { Effects } from "../part.ts";

/** What whoever has a key may do, for some time. */
export interface AnswerTicket extends ConversationRef {
  /** Made of what the author has; that itself is not kept. */
  readonly key: string;
  /** To answer a message, or to take back an answer. */
  readonly purpose: "answer" | "undo";
  readonly author: string;
  /** By what the author was told. */
  readonly channel: string;
  /** The id of the message: the one to be answered, or the answer. */
  readonly message: string;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Keeps tickets. */
export interface AnswerTicketStore {
  /** Keeps a ticket, in the place of one of its key, and forgets all that have expired at `now`. */
  put(ticket: AnswerTicket, now: number): Promise<void>;
  /** The ticket of a key, unless it has expired at `now`. */
  find(key: string, now: number): Promise<AnswerTicket | undefined>;
  /** Forgets a ticket. */
  remove(key: string): Promise<void>;
  /** Forgets the tickets of a reader's whispers. */
  forget(reader: string): Promise<void>;
  /** Forgets the tickets of a conversation. */
  forgetIn(ref: ConversationRef): Promise<void>;
  /** Forgets the tickets of an author. */
  forgetAuthor(author: string): Promise<void>;
}

/** What each call does. */
export const ANSWER_TICKET_EFFECTS: Effects<AnswerTicketStore> = {
  put: "write",
  find: "read",
  remove: "erase",
  forget: "erase",
  forgetIn: "erase",
  forgetAuthor: "erase",
};
