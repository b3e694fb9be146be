/**
 * What people have seen, what they have not, and who is writing: bodies that are never a message.
 *
 * @module
 */
import { fieldsOf, isCount, isListOf, isOptional, isString } from "./guard.ts";
import type { ConversationRef, RoomId } from "./id.ts";
import { isSender, type Sender } from "./message.ts";

/** SEND to `…/seen`: all messages up to a sequence were before somebody's eyes. */
export interface SetSeen {
  /** A sequence of the conversation, 1 or more. */
  readonly seq: number;
  /** The epoch it was seen in; in another one it means nothing. */
  readonly epoch?: string;
}

/** SEND to `…/typing`: somebody is writing. */
export interface SetTyping {
  /** Comes back with what is told, so that a page knows its own: 1 to 64 of A–Z a–z 0–9 _ -. */
  readonly tag?: string;
}

/** MESSAGE on `WHISPERS` or `ALL_WHISPERS`: the other side of a whisper has seen it up to there. */
export interface SeenEvent {
  readonly type: "seen";
  readonly room: RoomId;
  /** The id of the reader whose whisper it is. */
  readonly whisper: string;
  /** Who has seen it: its reader, or an author. */
  readonly by: Sender;
  /** The sequence up to which; of several the highest counts. */
  readonly seq: number;
}

/** What of a conversation is unread to the one who asks. */
export interface Unread extends ConversationRef {
  /** How many messages, at most `MAX_COUNTED_UNREAD`. */
  readonly unread: number;
  /** The sequence of the first of them; left out when there is none. */
  readonly firstUnreadSeq?: number;
}

/** The answer to subscribing to `UNREAD`, and to `GET /api/reader/unread`. */
export interface UnreadList {
  /** Of all conversations together. */
  readonly total: number;
  /** Those with something unread, the one with the newest message first. */
  readonly conversations: readonly Unread[];
}

/** MESSAGE on `UNREAD_EVENTS`: what is unread in one conversation from now on, also when nothing. */
export interface UnreadEvent {
  readonly type: "unread";
  readonly total: number;
  readonly conversation: Unread;
}

/** MESSAGE on `presenceTopicOf(room)`, `WHISPERS` or `ALL_WHISPERS`: somebody is writing. */
export interface TypingEvent {
  readonly type: "typing";
  readonly room: RoomId;
  readonly whisper?: string;
  readonly from: Typist;
  /** For how long it is true, in milliseconds, unless a message of theirs comes before. */
  readonly forMs: number;
  /** Whatever the one who is writing sent. */
  readonly tag?: string;
}

/** Who is writing. In a room nobody is told which reader. */
export type Typist = Pick<Sender, "kind"> & Partial<Sender>;

/** Whether a body has the shape of a {@linkcode SeenEvent}. */
export function isSeenEvent(body: unknown): body is SeenEvent {
  const { type, room, whisper, by, seq } = fieldsOf<SeenEvent>(body);
  return type === "seen" && isString(room) && isString(whisper) && isSender(by) &&
    isCount(seq);
}

/** Whether a body has the shape of an {@linkcode UnreadList}. */
export function isUnreadList(body: unknown): body is UnreadList {
  const { total, conversations } = fieldsOf<UnreadList>(body);
  return isCount(total) && isListOf(conversations, isUnread);
}

/** Whether a body has the shape of an {@linkcode UnreadEvent}. */
export function isUnreadEvent(body: unknown): body is UnreadEvent {
  const { type, total, conversation } = fieldsOf<UnreadEvent>(body);
  return type === "unread" && isCount(total) && isUnread(conversation);
}

/** Whether a body has the shape of a {@linkcode TypingEvent}. */
export function isTypingEvent(body: unknown): body is TypingEvent {
  const { type, room, whisper, from, forMs, tag } = fieldsOf<TypingEvent>(body);
  return type === "typing" && isString(room) && isOptional(whisper, isString) &&
    isTypist(from) && isCount(forMs) && isOptional(tag, isString);
}

function isUnread(value: unknown): value is Unread {
  const { room, whisper, unread, firstUnreadSeq } = fieldsOf<Unread>(value);
  return isString(room) && isOptional(whisper, isString) && isCount(unread) &&
    isOptional(firstUnreadSeq, isCount);
}

function isTypist(value: unknown): value is Typist {
  const { kind, id, name } = fieldsOf<Sender>(value);
  return (kind === "reader" || kind === "author") && isOptional(id, isString) &&
    isOptional(name, isString);
}
