/**
 * Who attends a conversation, and up to where they have seen it.
 *
 * That a reader attends is written with the first message that makes them, beside the conversation.
 * What people have seen is in partitions of its own, so that marks, which come with every message from
 * everybody who reads it, are not in the way of those who write: they only look at the conversation.
 * Whoever removes what was looked at writes to those partitions too, so that a mark that was on its way
 * is not kept.
 *
 * For authors nothing is written: they attend what came after their account, see {@linkcode News}.
 *
 * | Key | Value |
 * | --- | --- |
 * | conversations' partition, `attends`, reader, key | up to where the conversation was no news to them |
 * | `seen0` … `seen7`, `of`, kind of person, id, key | up to where they have seen it |
 * | the same, `in`, key, kind of person, id | the same |
 * | `attention`, `since`, author | the newest orders when the account was made, by partition |
 *
 * @module
 */
import type { Sender } from "../../../../shared/chat/event.ts";
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import type { KeptMessage } from "../../kept_message.ts";
import type { Person } from "../../port/attention_store.ts";
import { guardOf } from "../database/fetched.ts";
import { type Key, textPart } from "../database/key.ts";
import {
  type KvConversation,
  type KvMessage,
  type News,
  type PlaceOfMessage,
  readerKeys,
  type ShardGuard,
} from "./layout.ts";
import { numberOfShard, SHARD_NAMES, shardOfNumber } from "./shard.ts";
import type { View } from "../database/view.ts";

/** Marks that are removed in one commit, with others of what is removed with them. */
const MAX_REMOVED = 60;

/** The newest messages of a reader among which one of a conversation is looked for. */
const MAX_LOOKED_AT = 1_000;

/** Where a message comes, and where that is. */
interface Place {
  readonly key: number;
  readonly ref: ConversationRef;
}

/** The newest order of each partition of conversations. */
export type Since = Readonly<Record<string, number>>;

/** The partition in which it is kept how far a partition's conversations were seen. */
export function seenOf(shard: string): string {
  return `seen${numberOfShard(shard)}`;
}

/** Keys of what people attend and have seen. Those of readers in the first two are readers' alone. */
export const attentionKeys = {
  attendedBy: (shard: string, reader: string): Key => [shard, "attends", textPart(reader)],
  attends: (reader: string, key: number): Key => attendsKey(textPart(reader), key),
  seenBy: (shard: string, { kind, id }: Person): Key => [
    seenOf(shard),
    "of",
    kind,
    textPart(id),
  ],
  seen: ({ kind, id }: Person, key: number): Key => markKeys(key, kind, textPart(id))[0],
  seenIn: (key: number, kind: Person["kind"]): Key => [
    seenOf(shardOfNumber(key)),
    "in",
    key,
    kind,
  ],
  since: (author: string): Key => ["attention", "since", textPart(author)],
} as const;

/** What {@linkcode attend} will read. */
export function keysToAttend({ key, ref }: Place, from: Sender): readonly Key[] {
  const reader = readerAt(ref, from);
  return reader === undefined ? [] : [attentionKeys.attends(reader, key)];
}

/** Makes a reader attend where a message comes: who sent it, or whose whisper it is. */
export function attend(view: View, { key, ref }: Place, { from, seq }: KeptMessage): void {
  const reader = readerAt(ref, from);
  if (reader === undefined) return;
  const attends = attentionKeys.attends(reader, key);
  // What is whispered first may be an author's; what readers say in the open is none to themselves.
  if (view.get(attends) === undefined) view.set(attends, ref.whisper === undefined ? seq : seq - 1);
}

/** What is news in a conversation when a message has come. */
export function newsWith(before: News | undefined, { from, seq }: KeptMessage): News {
  const last = before?.seq ?? 0;
  if (from.kind !== "author") return { seq, before: last };
  return { seq, by: from.id, before: before?.by === from.id ? before.before : last };
}

/** The newest sequence that is news to an author, 0 when there is none. */
export function newsTo(author: string, news: News | undefined): number {
  return (news?.by === author ? news.before : news?.seq) ?? 0;
}

/** Keeps up to where somebody has seen a conversation. */
export function putMark(view: View, { kind, id }: Person, key: number, seq: number): void {
  for (const each of markKeys(key, kind, textPart(id))) view.set(each, seq);
}

/** Notes that an author attends what comes from now on, unless they attend already. */
export function attendFromNow(view: View, author: string): void {
  const key = attentionKeys.since(author);
  if (view.get(key) !== undefined) return;
  const guards = view.unchecked.getAll<ShardGuard>(SHARD_NAMES.map(guardOf));
  const since = SHARD_NAMES.map((shard, index) => [shard, guards[index]?.lastOrder ?? 0]);
  view.set(key, Object.fromEntries(since) as Since);
}

/** Forgets that a reader attends a conversation, and up to where they have seen it. */
export function unattend(view: View, reader: string, key: number): void {
  removeAll(view, key, "reader", textPart(reader));
}

/**
 * Forgets what somebody attends and has seen, so much at once.
 *
 * @returns whether something may be left
 */
export function forgetPerson(view: View, person: Person): boolean {
  const lists = view.all(SHARD_NAMES.flatMap((shard) => [
    () => view.list({ prefix: attentionKeys.seenBy(shard, person) }, { limit: MAX_REMOVED }),
    () =>
      person.kind === "author" ? [] : view.list(
        { prefix: attentionKeys.attendedBy(shard, person.id) },
        { limit: MAX_REMOVED },
      ),
  ]));
  const keys = [...new Set(lists.flat().map(({ key }) => Number(key.at(-1))))];
  for (const key of keys.slice(0, MAX_REMOVED)) {
    removeAll(view, key, person.kind, textPart(person.id));
  }
  const isLeft = keys.length >= MAX_REMOVED;
  if (person.kind === "author" && !isLeft) view.delete(attentionKeys.since(person.id));
  return isLeft;
}

/**
 * Forgets up to where a conversation was seen, so much at once.
 *
 * @returns whether something may be left
 */
export function forgetMarks(view: View, key: number): boolean {
  const prefix: Key = [seenOf(shardOfNumber(key)), "in", key];
  const marks = view.list({ prefix }, { limit: MAX_REMOVED });
  for (const mark of marks) {
    const [, , , kind, id] = mark.key;
    removeAll(view, key, kind === "author" ? "author" : "reader", String(id));
  }
  return marks.length === MAX_REMOVED;
}

/** Whom a message makes attend: in a whisper whose it is, in the open who sent it. */
function readerAt({ whisper }: ConversationRef, { kind, id }: Sender): string | undefined {
  return whisper ?? (kind === "reader" ? id : undefined);
}

/** @param part the id, as it is in keys */
function removeAll(view: View, key: number, kind: Person["kind"], part: string): void {
  if (kind === "reader") view.delete(attendsKey(part, key));
  // Also where there are none: a mark that is on its way finds that something has changed.
  for (const each of markKeys(key, kind, part)) view.delete(each);
}

function attendsKey(part: string, key: number): Key {
  return [shardOfNumber(key), "attends", part, key];
}

function markKeys(key: number, kind: Person["kind"], part: string): readonly [Key, Key] {
  const partition = seenOf(shardOfNumber(key));
  return [[partition, "of", kind, part, key], [partition, "in", key, kind, part]];
}

/**
 * A reader of whom a room keeps no message attends it no longer.
 *
 * @param removed messages that are theirs no longer
 */
export function unattendIfGone(
  view: View,
  reader: string,
  { key, conversation: { ref } }: {
    readonly key: number;
    readonly conversation: Pick<KvConversation, "ref">;
  },
  removed: readonly Pick<KvMessage, "kept">[],
): void {
  if (reader === "" || ref.whisper !== undefined) return;
  if (view.get(attentionKeys.attends(reader, key)) === undefined) return;
  const prefix = readerKeys.written(shardOfNumber(key), reader);
  const written = view.list<PlaceOfMessage>({ prefix }, { limit: MAX_LOOKED_AT, reverse: true });
  const gone = new Set(removed.map(({ kept: { seq } }) => seq));
  const isThere = written.some(({ value }) => value.key === key && !gone.has(value.seq));
  if (!isThere) unattend(view, reader, key);
}
