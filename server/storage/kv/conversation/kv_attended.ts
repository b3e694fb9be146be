/**
 * Finds the conversations somebody attends in Deno KV.
 *
 * @module
 */
import type { Person } from "../../port/attention_store.ts";
import { attentionKeys, newsTo, type Since } from "./attendance.ts";
import type { Entry } from "../database/fetched.ts";
import {
  conversationKeys,
  type ConversationKind,
  kindOf,
  type KvConversation,
  type Newest,
  newestIn,
} from "./layout.ts";
import { SHARD_NAMES, shardOfNumber } from "./shard.ts";
import type { View } from "../database/view.ts";

/** Conversations of a partition that a reader can attend; more than anybody does. */
const MAX_ATTENDED = 2_000;
/** Conversations of a partition and kind that are looked through for what an author has not seen. */
const MAX_LISTED = 1_000;
/** Of more conversations the marks are read as lists. */
const MAX_MARKS_AT = 80;
/** Conversations of a partition an author can have seen; more than a blog has. */
const MAX_SEEN = 50_000;

/** A conversation, and what of somebody is kept there. */
export interface AttendedConversation {
  readonly key: number;
  readonly conversation: KvConversation;
  /** Since which sequence a reader attends it. */
  readonly from: number | undefined;
  readonly mark: number | undefined;
  /** The newest order there was when an author's account was made. */
  readonly since: number;
}

/** The same before the conversation is read. */
type Found = Pick<AttendedConversation, "key" | "from" | "mark">;

/**
 * The conversations somebody attends, the newest message first: so many rooms, and as many whispers. Of
 * an author those where something may have come that they have not seen.
 */
export function conversationsAttendedBy(
  view: View,
  person: Person,
  limit: number,
): readonly AttendedConversation[] {
  return person.kind === "reader"
    ? attendedByReader(view, person, limit)
    : attendedByAuthor(view, person, limit);
}

/** Since which order an author attends a conversation; without an account they attend none. */
export function sinceIn(since: Since | undefined, key: number): number {
  return since === undefined ? Number.MAX_VALUE : since[shardOfNumber(key)] ?? 0;
}

function attendedByReader(
  view: View,
  person: Person,
  limit: number,
): readonly AttendedConversation[] {
  const attended = view.all(
    SHARD_NAMES.map((shard) => () =>
      view.list<number>({ prefix: attentionKeys.attendedBy(shard, person.id) }, {
        limit: MAX_ATTENDED,
      })
    ),
  ).flat();
  const keys = attended.map(keyIn);
  const [marks] = view.all([
    () => marksAt(view, person, keys),
    () => view.getAll(keys.map(conversationKeys.conversation)),
  ]);
  const found = attended.map((entry): Found => {
    const key = keyIn(entry);
    return { key, from: entry.value, mark: marks.get(key) };
  });
  return newest(withConversations(view, found, undefined), limit);
}

function attendedByAuthor(
  view: View,
  person: Person,
  limit: number,
): readonly AttendedConversation[] {
  const [since, marks, rooms, whispers] = view.all([
    () => view.get<Since>(attentionKeys.since(person.id)),
    () => marksOf(view, person),
    () => newestOf(view, "room"),
    () => newestOf(view, "whisper"),
  ]);
  if (since === undefined) return [];
  const withNews = (all: readonly Entry<Newest>[]) =>
    all.filter((entry) => {
      const news = newsTo(person.id, entry.value.news);
      const mark = marks.get(keyIn(entry));
      return news > (mark ?? 0) && orderIn(entry) > sinceIn(since, keyIn(entry));
    }).sort((a, b) => orderIn(b) - orderIn(a)).slice(0, limit);
  const found = [...withNews(rooms), ...withNews(whispers)].map((entry): Found => {
    const key = keyIn(entry);
    return { key, from: undefined, mark: marks.get(key) };
  });
  return newest(withConversations(view, found, since), limit);
}

function newestOf(view: View, kind: ConversationKind): readonly Entry<Newest>[] {
  return view.all(
    SHARD_NAMES.map((shard) => () =>
      view.list<Newest>({ prefix: newestIn(shard, kind) }, { limit: MAX_LISTED, reverse: true })
    ),
  ).flat();
}

/** Up to where somebody has seen these conversations, by their keys. */
function marksAt(
  view: View,
  person: Person,
  keys: readonly number[],
): ReadonlyMap<number, number> {
  // Most attend few, or none: those are keys, which are read together, instead of lists.
  if (keys.length > MAX_MARKS_AT) return marksOf(view, person);
  const marks = view.getAll<number>(keys.map((key) => attentionKeys.seen(person, key)));
  return new Map(keys.flatMap((key, index) => {
    const mark = marks[index];
    return mark === undefined ? [] : [[key, mark]];
  }));
}

/** Up to where somebody has seen conversations, by their keys. */
function marksOf(view: View, person: Person): ReadonlyMap<number, number> {
  const lists = view.all(
    SHARD_NAMES.map((shard) => () =>
      view.list<number>({ prefix: attentionKeys.seenBy(shard, person) }, { limit: MAX_SEEN })
    ),
  );
  return new Map(lists.flat().map((entry) => [keyIn(entry), entry.value]));
}

function withConversations(
  view: View,
  found: readonly Found[],
  since: Since | undefined,
): readonly AttendedConversation[] {
  const kept = view.getAll<KvConversation>(
    found.map(({ key }) => conversationKeys.conversation(key)),
  );
  return found.flatMap((one, index) => {
    const conversation = kept[index];
    const attended = { ...one, since: sinceIn(since, one.key) };
    return conversation ? [{ ...attended, conversation }] : [];
  });
}

function newest(
  found: readonly AttendedConversation[],
  limit: number,
): readonly AttendedConversation[] {
  const sorted = found.toSorted((a, b) => b.conversation.newest - a.conversation.newest);
  const of = (kind: ConversationKind) =>
    sorted.filter(({ conversation: { ref } }) => kindOf(ref) === kind).slice(0, limit);
  const listed = new Set([...of("room"), ...of("whisper")]);
  return sorted.filter((one) => listed.has(one));
}

/** The conversation's key is the last part of all these. */
function keyIn({ key }: Entry): number {
  return Number(key.at(-1));
}

function orderIn({ key }: Entry): number {
  return Number(key[3]);
}
