/**
 * What a store's tables of conversations can do: small reads and writes, without a rule. The rules
 * are in `conversation_log.ts`; transactions are the caller's.
 *
 * @module
 */
import type { Page, Reaction, Sender } from "../../shared/chat/event.ts";
import type { ConversationRef, RoomId } from "../../shared/chat/id.ts";
import type { KeptMessage } from "./kept_message.ts";
import type { ConversationHead } from "./store.ts";

/** What is kept of a conversation, besides its messages. */
export interface ConversationRecord extends ConversationHead {
  readonly ref: ConversationRef;
  /** Names it within the tables. */
  readonly key: number;
  /** Where its room is; title and address are empty until somebody said. */
  readonly page: Page;
}

/** One person's feeling about a message. */
export interface Feeling {
  readonly by: Sender;
  readonly emoji: string;
}

/** Conversations, messages and feelings about them. */
export interface Tables {
  /** The conversation, if there is one. */
  conversation(ref: ConversationRef): ConversationRecord | undefined;
  /** A new, empty conversation of this epoch; its room is made if need be. */
  addConversation(ref: ConversationRef, epoch: string): ConversationRecord;
  /** Says where a room is. */
  putPage(room: RoomId, page: Page): void;
  /** The message with this id, also a deleted one. */
  message(conversation: number, id: string): KeptMessage | undefined;
  /** The message at a sequence. */
  messageAt(conversation: number, seq: number): KeptMessage | undefined;
  /**
   * Adds the newest message of its conversation, which is the newest of all from now on, and replaces
   * what is known of the conversation.
   */
  addMessage(conversation: ConversationRecord, message: KeptMessage): void;
  /** Replaces the message of the same sequence, and what is known of the conversation. */
  putMessage(conversation: ConversationRecord, message: KeptMessage): void;
  /** Feelings about a message, the first one first. */
  reactions(conversation: number, seq: number): readonly Reaction[];
  /** @returns whether it was not there */
  addFeeling(conversation: number, seq: number, feeling: Feeling): boolean;
  /** @returns whether it was there */
  removeFeeling(conversation: number, seq: number, feeling: Feeling): boolean;
  /** Forgets all feelings about a message. */
  clearFeelings(conversation: number, seq: number): void;
}
