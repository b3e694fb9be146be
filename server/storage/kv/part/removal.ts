/**
 * Removes messages and conversations from Deno KV, with all that belongs to them.
 *
 * @module
 */
import type { QuestionCounts } from "../../../../shared/chat/event.ts";
import type { RoomId } from "../../../../shared/chat/id.ts";
import { forgetMarks, unattend, unattendIfGone } from "../conversation/attendance.ts";
import { removeDesk } from "./kv_desk.ts";
import { KvFeelings } from "../conversation/kv_feelings.ts";
import { removeNotesOf } from "./kv_notes.ts";
import {
  conversationKeys,
  kindOf,
  type KvConversation,
  type KvMessage,
  type Newest,
  readerKeys,
  roomKeys,
} from "../conversation/layout.ts";
import type { View } from "../database/view.ts";

/** Feelings that go in one commit with the messages they are about. */
const MAX_FEELINGS = 100;
/** What a message has in keys and a reader who attends no longer, and a conversation besides. */
const WRITES_OF_MESSAGE = 9;
const WRITES_OF_CONVERSATION = 20;
/** What belongs to a conversation besides, see {@linkcode removeBelongings}. */
const WRITES_OF_BELONGINGS = 370;

/** A conversation with the beginning of its messages. */
export interface Beginning {
  readonly key: number;
  readonly conversation: KvConversation;
  /** The oldest ones, in order. */
  readonly messages: readonly KvMessage[];
}

/** Conversations with so many of their oldest messages, read together; those that are gone are left out. */
export function beginningsOf(
  view: View,
  keys: readonly number[],
  limit: number,
): readonly Beginning[] {
  const [conversations, messages] = view.all([
    () => view.getAll<KvConversation>(keys.map((key) => conversationKeys.conversation(key))),
    () =>
      view.all(
        keys.map((key) => () =>
          view.list<KvMessage>({ prefix: conversationKeys.messages(key) }, { limit })
        ),
      ),
  ]);
  return keys.flatMap((key, index) => {
    const conversation = conversations[index];
    const oldest = (messages[index] ?? []).map(({ value }) => value);
    return conversation ? [{ key, conversation, messages: oldest }] : [];
  });
}

/**
 * Removes some of the feelings about messages that are to be removed, when all are too many for one
 * commit.
 *
 * @returns whether it did
 */
export function thinOut(view: View, key: number, messages: readonly KvMessage[]): boolean {
  if (feelingsAbout(messages) <= MAX_FEELINGS) return false;
  const [most] = messages.toSorted((a, b) => feelingsAbout([b]) - feelingsAbout([a]));
  if (most !== undefined) new KvFeelings(view).clear(key, most.kept.seq);
  return true;
}

/** How much is written at most to remove messages, of which there are few feelings, or all. */
export function writesToRemove(messages: readonly KvMessage[], isAll: boolean): number {
  return WRITES_OF_CONVERSATION + messages.length * WRITES_OF_MESSAGE +
    2 * feelingsAbout(messages) + (isAll ? WRITES_OF_BELONGINGS : 0);
}

/** Removes the first so many messages of a beginning that has one more, if there is one more. */
export function removeFirst(
  view: View,
  { key, conversation, messages }: Beginning,
  count: number,
): void {
  const removed = messages.slice(0, count);
  const [first] = removed;
  if (first === undefined) return;
  // What is to be read of all is read together.
  view.all(removed.map((message) => () => removeMessage(view, key, message)));
  view.all(
    [...new Set(removed.map(({ kept: { from } }) => from.kind === "reader" ? from.id : ""))]
      .map((reader) => () => unattendIfGone(view, reader, { key, conversation }, removed)),
  );
  const { room } = conversation.ref;
  const next = messages[count];
  view.delete(roomKeys.oldest(room, first.kept.at, key));
  if (next !== undefined) view.set(roomKeys.oldest(room, next.kept.at, key), next.kept.seq);
  const questions = withoutQuestions(conversation.questions, removed);
  const goneRev = Math.max(conversation.goneRev, ...removed.map(({ kept }) => kept.rev));
  const newest = next === undefined ? 0 : conversation.newest;
  view.set(conversationKeys.conversation(key), { ...conversation, questions, goneRev, newest });
  const listed = conversationKeys.newest(kindOf(conversation.ref), conversation.newest, key);
  if (next === undefined) view.delete(listed);
  else if (questions.open !== conversation.questions.open) {
    const before = view.get<Newest>(listed);
    if (before !== undefined) view.set(listed, { ...before, open: questions.open });
  }
}

/**
 * Removes what belongs to a conversation besides its messages, so much at once.
 *
 * @returns whether something may be left
 */
export function removeBelongings(view: View, key: number, { ref }: KvConversation): boolean {
  const isLeft = view.all([
    () => removeNotesOf(view, ref.room, key),
    () => forgetMarks(view, key),
    () => (removeDesk(view, key), false),
  ]);
  return isLeft.includes(true);
}

/**
 * Removes a conversation of which nothing is left, and where its room is with a public one or the last
 * one.
 */
export function removeConversation(view: View, key: number, { ref }: KvConversation): void {
  if (ref.whisper !== undefined) {
    unattend(view, ref.whisper, key);
    view.delete(readerKeys.whisperedIn(ref.whisper, ref.room));
  }
  view.delete(conversationKeys.conversation(key));
  view.delete(roomKeys.name(ref));
  if (ref.whisper === undefined || !hasConversations(view, ref.room)) {
    view.delete(roomKeys.page(ref.room));
  }
}

function hasConversations(view: View, room: RoomId): boolean {
  return view.list({ prefix: roomKeys.names(room) }, { limit: 1 }).length > 0;
}

function removeMessage(view: View, key: number, { kept, order, reactions }: KvMessage): void {
  const { id, seq, rev, from, question } = kept;
  if (reactions !== undefined) new KvFeelings(view).clear(key, seq);
  view.delete(conversationKeys.message(key, seq));
  view.delete(conversationKeys.id(key, id));
  view.delete(conversationKeys.rev(key, rev));
  view.delete(conversationKeys.order(order));
  if (question !== undefined) view.delete(conversationKeys.question(key, question.state, seq));
  if (from.kind === "reader") view.delete(readerKeys.writtenAt(from.id, order));
}

function withoutQuestions(
  { open, answered }: QuestionCounts,
  removed: readonly KvMessage[],
): QuestionCounts {
  const count = (state: string) =>
    removed.filter(({ kept: { question } }) => question?.state === state).length;
  return { open: open - count("open"), answered: answered - count("answered") };
}

function feelingsAbout(messages: readonly KvMessage[]): number {
  return messages.flatMap(({ reactions = [] }) => reactions)
    .reduce((sum, { count }) => sum + count, 0);
}
