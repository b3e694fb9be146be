/**
 * Where everything of conversations is, in the partition of its room:
 *
 * | Key below the partition | Value |
 * | --- | --- |
 * | `guard` | {@linkcode ShardGuard} |
 * | `log`, versionstamp | what a commit changed, see `commit.ts` |
 * | `page`, room | where the room is, a `Page` |
 * | `name`, room, whisper | the key of a conversation |
 * | `conversation`, key | {@linkcode KvConversation} |
 * | `newest`, kind, order, key | {@linkcode Newest}; the order is that of its newest message |
 * | `message`, key, seq | {@linkcode KvMessage} |
 * | `id`, key, id | the sequence of a message |
 * | `rev`, key, rev | the sequence of the message that changed last then |
 * | `question`, key, state, seq | `KvQuestion`, see `kv_questions.ts` |
 * | `oldest`, room, when it was sent, key | the sequence of a conversation's oldest message |
 * | `attends`, reader, key | since which sequence, see `attendance.ts` |
 * | `order`, order | {@linkcode PlaceOfMessage} |
 * | `by`, reader, order | {@linkcode PlaceOfMessage}: what the reader wrote |
 * | `feeling`, key, seq, emoji, kind of person, id of person | a number that rises |
 * | `felt`, reader, key, seq, emoji | 1 |
 * | `whispered`, reader, room | the key of the whisper |
 *
 * `order` rises with each message of a partition, and roughly in time with those of all others: see
 * {@linkcode nextOrder}. Keys and orders name their partition.
 *
 * @module
 */
import type { Reaction, Sender } from "../../../../shared/chat/event.ts";
import type { ConversationRef, RoomId } from "../../../../shared/chat/id.ts";
import type { KeptMessage } from "../../kept_message.ts";
import type { ConversationHead } from "../../store.ts";
import type { Guard } from "../database/commit.ts";
import { type Key, textPart } from "../database/key.ts";
import { numberIn, shardOf, shardOfNumber } from "./shard.ts";

/** What the guard of a partition of conversations counts besides its log. */
export interface ShardGuard extends Guard {
  /** The highest key of a conversation. */
  readonly lastKey?: number;
  /** The highest order of a message. */
  readonly lastOrder?: number;
  /** Whether a conversation may be asleep there; left out where nobody has looked yet. */
  readonly hasSlept?: boolean;
}

/** What is kept of a conversation. */
export interface KvConversation extends ConversationHead {
  readonly ref: ConversationRef;
  /** The highest `rev` of the messages that were removed. */
  readonly goneRev: number;
  /** The order of its newest message, 0 when it has none. */
  readonly newest: number;
  readonly news?: News;
}

/** What of a conversation is news to those who attend it. */
export interface News {
  /** The sequence of the newest message that did not come from an archive. */
  readonly seq: number;
  /** Whose it is, and those directly before it, when they are an author's: no news to them. */
  readonly by?: string;
  /** The newest sequence before those, 0 when there is none. */
  readonly before: number;
}

/** A feeling, and whose, without a name. */
export interface FeelingOf {
  readonly by: Pick<Sender, "kind" | "id">;
  readonly emoji: string;
}

/** A message with what belongs to it. */
export interface KvMessage {
  readonly kept: KeptMessage;
  readonly order: number;
  /** The sequence of what it quotes, so that it is found at once. */
  readonly quoted?: number;
  /** What people feel, as everybody sees it: the first feeling's emoji first. */
  readonly reactions?: readonly Reaction[];
  /** The number of the newest feeling there has been. */
  readonly lastFeeling?: number;
  /** It was put back from an archive: no news. */
  readonly isRestored?: true;
}

/** Whether a conversation is a room's public one. */
export type ConversationKind = "room" | "whisper";

/** What lists of conversations need to know before they read one. */
export interface Newest {
  /** The sequence of its newest message. */
  readonly seq: number;
  /** How many questions are open. */
  readonly open: number;
  readonly news?: News;
}

/** Where a message is. */
export interface PlaceOfMessage {
  readonly key: number;
  readonly seq: number;
}

/** So many orders go to a millisecond; below 2 ** 53 until the year 2109. */
const ORDERS_PER_MS = 2_048;
/** What lies behind it is as if it came then. */
const LAST_MS = 2 ** 42 - 1;

/** The order of the next message of a partition. */
export function nextOrder(
  shard: string,
  now: number,
  { lastOrder = 0 }: Partial<ShardGuard>,
): number {
  return numberIn(shard, Math.max(Math.floor(now) * ORDERS_PER_MS, lastOrder + 1));
}

/** The order of what came at a time, as if by {@linkcode nextOrder}: the first one after `last`. */
export function orderAt(shard: string, at: number, last = 0): number {
  const first = Math.floor(Math.min(Math.max(at, 0), LAST_MS)) * ORDERS_PER_MS;
  return numberIn(shard, Math.max(first, last + 1));
}

/** When something of an order came, in milliseconds since 1970, or somewhat before. */
export function timeOfOrder(order: number): number {
  return Math.floor(order / ORDERS_PER_MS);
}

/** Which list a conversation is in. */
export function kindOf({ whisper }: ConversationRef): ConversationKind {
  return whisper === undefined ? "room" : "whisper";
}

/** Below which a partition has its public conversations, or its whispers, the newest message last. */
export function newestIn(shard: string, kind: ConversationKind): Key {
  return [shard, "newest", kind];
}

/** Below which a partition has its conversations that sleep, the one that wakes first at first. */
export function asleepIn(shard: string): Key {
  return [shard, "deskAsleep"];
}

/** Keys of what belongs to rooms. */
export const roomKeys = {
  page: (room: RoomId): Key => [shardOf(room), "page", textPart(room)],
  /** Without `whisper`: the public conversation, which comes first. */
  name: ({ room, whisper = "" }: ConversationRef): Key => [
    shardOf(room),
    "name",
    textPart(room),
    textPart(whisper),
  ],
  /** Below which the names of a room's conversations are. */
  names: (room: RoomId): Key => [shardOf(room), "name", textPart(room)],
  /** Below which the oldest messages of a room's conversations are. */
  oldests: (room: RoomId): Key => [shardOf(room), "oldest", textPart(room)],
  oldest: (room: RoomId, at: number, key: number): Key => [
    shardOf(room),
    "oldest",
    textPart(room),
    at,
    key,
  ],
} as const;

/** Keys of what belongs to a conversation, by its key. */
export const conversationKeys = {
  conversation: (key: number): Key => [shardOfNumber(key), "conversation", key],
  newest: (kind: ConversationKind, order: number, key: number): Key => [
    shardOfNumber(key),
    "newest",
    kind,
    order,
    key,
  ],
  messages: (key: number): Key => [shardOfNumber(key), "message", key],
  message: (key: number, seq: number): Key => [shardOfNumber(key), "message", key, seq],
  id: (key: number, id: string): Key => [shardOfNumber(key), "id", key, textPart(id)],
  revs: (key: number): Key => [shardOfNumber(key), "rev", key],
  rev: (key: number, rev: number): Key => [shardOfNumber(key), "rev", key, rev],
  questions: (key: number, state: string): Key => [shardOfNumber(key), "question", key, state],
  question: (key: number, state: string, seq: number): Key => [
    shardOfNumber(key),
    "question",
    key,
    state,
    seq,
  ],
  order: (order: number): Key => [shardOfNumber(order), "order", order],
  feelings: (key: number, seq: number): Key => [shardOfNumber(key), "feeling", key, seq],
  feeling: (key: number, seq: number, { by, emoji }: FeelingOf): Key => [
    shardOfNumber(key),
    "feeling",
    key,
    seq,
    textPart(emoji),
    by.kind,
    textPart(by.id),
  ],
} as const;

/** Keys of what a reader left in a partition; below the first three is what the last three name. */
export const readerKeys = {
  written: (shard: string, reader: string): Key => [shard, "by", textPart(reader)],
  felt: (shard: string, reader: string): Key => [shard, "felt", textPart(reader)],
  whispered: (shard: string, reader: string): Key => [shard, "whispered", textPart(reader)],
  writtenAt: (reader: string, order: number): Key => [
    shardOfNumber(order),
    "by",
    textPart(reader),
    order,
  ],
  feltAt: (reader: string, { key, seq }: PlaceOfMessage, emoji: string): Key => [
    shardOfNumber(key),
    "felt",
    textPart(reader),
    key,
    seq,
    textPart(emoji),
  ],
  whisperedIn: (reader: string, room: RoomId): Key => [
    shardOf(room),
    "whispered",
    textPart(reader),
    textPart(room),
  ],
} as const;
