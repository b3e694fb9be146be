/**
 * Keeps how far people have seen conversations, and knows what they have not seen.
 *
 * A reader attends the rooms they wrote in, from their first message there on, and their own
 * whispers; nothing is kept of what else they read. An author attends every conversation from the
 * first message on that comes after their account was made. What an archive puts back is no news. With
 * the last message a room keeps of a reader, they attend it no longer.
 *
 * @module
 */
import type { Sender } from "../../../shared/chat/event.ts";
import type { ConversationRef } from "../../../shared/chat/id.ts";
import type { Effects } from "../part.ts";

/** Somebody, without a name. */
export type Person = Pick<Sender, "kind" | "id">;

/** Up to where somebody has seen a conversation. */
export interface SeenMark extends ConversationRef {
  /** A sequence of the conversation, 1 or more. */
  readonly seq: number;
  /** The epoch it was seen in, if that is known. */
  readonly epoch?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What became of a mark. */
export type Seen =
  /** It is the highest of this person now. */
  | ({ readonly kind: "seen" } & Attended)
  /** They had seen that before; nothing new was kept. */
  | ({ readonly kind: "unchanged" } & Attended)
  /** They do not attend the conversation; nothing was kept. */
  | { readonly kind: "unattended" }
  /** The conversation has no such sequence, or another epoch. Nothing was kept. */
  | { readonly kind: "not-found" };

/** A conversation somebody attends. */
export interface Attended extends ConversationRef {
  /**
   * The sequence up to which all is seen, 0 when nothing is. What an author wrote themselves behind it
   * may be counted, too.
   */
  readonly seen: number;
  /**
   * The sequences after it of what others wrote and nobody deleted, rising; at most
   * `MAX_COUNTED_UNREAD`.
   */
  readonly unseen: readonly number[];
}

/** Up to where a conversation is seen. */
export interface SeenMarks {
  /** By the one who asks, 0 when nothing is, or nothing is kept. */
  readonly seen: number;
  /** Of a whisper: by the other side, whichever author has seen most; 0 when nothing is. */
  readonly seenByOther: number;
}

/** Keeps what people have seen. */
export interface AttentionStore {
  /** Keeps that a person has seen a conversation up to a sequence. It never falls. */
  see(person: Person, mark: SeenMark): Promise<Seen>;
  marks(person: Person, ref: ConversationRef): Promise<SeenMarks>;
  /**
   * What a reader attends, also where nothing is unseen; of an author, only where something may be.
   * Newest message first, at most `limit` rooms and as many whispers.
   */
  attended(person: Person, query: { readonly limit: number }): Promise<readonly Attended[]>;
  /** Forgets what a reader attends and has seen. */
  forget(reader: string): Promise<void>;
}

/** What each call does. */
export const ATTENTION_EFFECTS: Effects<AttentionStore> = {
  see: "write",
  marks: "read",
  attended: "read",
  forget: "erase",
};
