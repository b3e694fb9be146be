/**
 * Puts messages of an archive back into a conversation in Deno KV, as many as one commit takes.
 *
 * @module
 */
import type { QuestionCounts, Reaction } from "../../../../shared/chat/event.ts";
import { refOf } from "../../../../shared/chat/id.ts";
import { MAX_NAMED_REACTORS } from "../../../../shared/limit.ts";
import type { KeptMessage } from "../../kept_message.ts";
import type { ArchivedFeeling, ArchivedMessage } from "../../port/archive_store.ts";
import { guardOf } from "../database/fetched.ts";
import { questionOf } from "../conversation/kv_questions.ts";
import { type KvConversationRecord, KvTables } from "../conversation/kv_tables.ts";
import {
  conversationKeys,
  kindOf,
  type KvConversation,
  type KvMessage,
  type Newest,
  orderAt,
  type PlaceOfMessage,
  readerKeys,
  roomKeys,
  type ShardGuard,
} from "../conversation/layout.ts";
import { shardOfNumber } from "../conversation/shard.ts";
import type { View } from "../database/view.ts";

/** What one commit writes; Deno KV takes a thousand, and 800 KiB of them. */
const MAX_WRITES = 700;
/** In UTF-16 units. */
const MAX_LENGTH = 150_000;

/** A message, and where it is to come. */
type Ordered = ArchivedMessage & { readonly order: number };

/** One conversation to which messages come back. */
export class Restoring {
  readonly #view: View;
  readonly #tables: KvTables;
  readonly #conversation: KvConversationRecord;
  readonly #now: number;

  /** @param now milliseconds since 1970 */
  constructor(view: View, conversation: KvConversationRecord, now: number) {
    this.#view = view;
    this.#tables = new KvTables(view, now);
    this.#conversation = conversation;
    this.#now = now;
  }

  /** Those that are not there and were not removed from the beginning, or which of them does not fit. */
  missing(messages: readonly ArchivedMessage[]): {
    readonly missing: readonly ArchivedMessage[];
    readonly misfit?: number;
  } {
    const { key } = this.#conversation;
    const [first, known, revs, ids] = this.#view.all([
      () => this.#view.list<KvMessage>({ prefix: conversationKeys.messages(key) }, { limit: 1 }),
      () =>
        this.#view.getAll(
          messages.map(({ message: { seq } }) => conversationKeys.message(key, seq)),
        ),
      () =>
        this.#view.getAll(messages.map(({ message: { rev } }) => conversationKeys.rev(key, rev))),
      () => this.#view.getAll(messages.map(({ message: { id } }) => conversationKeys.id(key, id))),
    ]);
    const firstSeq = first[0]?.value.kept.seq ?? 0;
    const isMissing = messages.map(({ message: { seq } }, index) =>
      seq > firstSeq && known[index] === undefined
    );
    const unfit = messages.find((_, index) =>
      isMissing[index] && (revs[index] !== undefined || ids[index] !== undefined)
    );
    if (unfit !== undefined) return { missing: [], misfit: unfit.message.seq };
    const missing = messages.filter((_, index) => isMissing[index]);
    return { missing: missing.toSorted((a, b) => a.message.seq - b.message.seq) };
  }

  /**
   * Adds messages, the first ones first, until there is enough for one commit.
   *
   * @returns whether these were all
   */
  add(missing: readonly ArchivedMessage[]): boolean {
    const unfelt = this.#unfelt(missing);
    const added: Ordered[] = [];
    let length = 0;
    for (const [index, message] of this.#ordered(missing).entries()) {
      const { key } = this.#conversation;
      const left = unfelt[index] ?? [];
      const room = Math.max(0, Math.floor((MAX_WRITES - this.#view.own.writes.length) / 2));
      length += message.message.text.length;
      const isFull = left.length > room || (added.length > 0 && length > MAX_LENGTH);
      // What somebody feels may come before its message: nobody sees it then.
      for (const { number, feeling } of left.slice(0, room)) {
        const { by, emoji } = feeling;
        const { seq } = message.message;
        this.#view.set(conversationKeys.feeling(key, seq, feeling), number);
        if (by.kind === "reader") this.#view.set(readerKeys.feltAt(by.id, { key, seq }, emoji), 1);
      }
      if (isFull || room < 10) break;
      this.#addMessage(message);
      added.push(message);
    }
    this.#count(added);
    return added.length === missing.length;
  }

  /** By message: what people feel and is not kept yet, with its number. */
  #unfelt(
    missing: readonly ArchivedMessage[],
  ): readonly (readonly { readonly number: number; readonly feeling: ArchivedFeeling }[])[] {
    const { key } = this.#conversation;
    return this.#view.all(missing.map(({ message: { seq }, feelings }) => () => {
      const known = this.#view.getAll(
        feelings.map((feeling) => conversationKeys.feeling(key, seq, feeling)),
      );
      return feelings.map((feeling, index) => ({ number: index + 1, feeling }))
        .filter((_, index) => known[index] === undefined);
    }));
  }

  /** Gives messages orders as if they had come when they were sent, which nothing else has. */
  #ordered(missing: readonly ArchivedMessage[]): readonly Ordered[] {
    const shard = shardOfNumber(this.#conversation.key);
    const taken = new Set<number>();
    for (;;) {
      let last = 0;
      const ordered = missing.map((message): Ordered => {
        let order = orderAt(shard, Math.min(message.message.at, this.#now), last);
        while (taken.has(order)) order = orderAt(shard, 0, order);
        last = order;
        return { ...message, order };
      });
      const known = this.#view.getAll(ordered.map(({ order }) => conversationKeys.order(order)));
      const conflicts = ordered.filter((_, index) => known[index] !== undefined);
      if (conflicts.length === 0) return ordered;
      for (const { order } of conflicts) taken.add(order);
    }
  }

  #addMessage({ message, feelings, order }: Ordered): void {
    const { key } = this.#conversation;
    const { id, seq, rev, from, question } = message;
    const place: PlaceOfMessage = { key, seq };
    const kept: KvMessage = {
      kept: message,
      order,
      isRestored: true,
      ...feelings.length > 0 && { reactions: reactionsOf(feelings), lastFeeling: feelings.length },
    };
    this.#view.set(conversationKeys.message(key, seq), kept);
    this.#view.set(conversationKeys.id(key, id), seq);
    this.#view.set(conversationKeys.rev(key, rev), seq);
    this.#view.set(conversationKeys.order(order), place);
    if (from.kind === "reader" && from.id !== "") {
      this.#view.set(readerKeys.writtenAt(from.id, order), place);
    }
    if (question !== undefined) this.#putQuestion(message, undefined);
    const asked = message.answers === undefined
      ? undefined
      : this.#tables.message(key, message.answers);
    if (asked?.question?.answer === id) this.#putQuestion(asked, message);
  }

  #putQuestion(asked: KeptMessage, answer: KeptMessage | undefined): void {
    const { key, ref } = this.#conversation;
    const { question, seq } = asked;
    if (question === undefined) return;
    const value = questionOf(ref, asked, answer);
    this.#view.set(conversationKeys.question(key, question.state, seq), value);
  }

  /** Makes the conversation count on behind what was added. */
  #count(added: readonly Ordered[]): void {
    const [first, last] = [added[0], added.at(-1)];
    if (first === undefined || last === undefined) return;
    const { key, ref } = this.#conversation;
    const shard = shardOfNumber(key);
    const guard = this.#view.get<ShardGuard>(guardOf(shard));
    const lastOrder = Math.max(guard?.lastOrder ?? 0, ...added.map(({ order }) => order));
    this.#view.set(guardOf(shard), { ...guard, lastOrder });
    const name = conversationKeys.conversation(key);
    const before = this.#view.get<KvConversation>(name);
    if (before === undefined) throw new Error("Cannot count: the conversation is not there");
    const isEmpty = before.newest === 0;
    const listed = isEmpty ? undefined : this.#view.get<Newest>(
      conversationKeys.newest(kindOf(ref), before.newest, key),
    );
    const isNewest = last.message.seq > (listed?.seq ?? 0);
    const after: KvConversation = {
      ...before,
      ref: refOf(ref),
      lastSeq: Math.max(before.lastSeq, last.message.seq),
      rev: Math.max(before.rev, ...added.map(({ message: { rev } }) => rev)),
      questions: withQuestions(before.questions, added),
      newest: isNewest ? last.order : before.newest,
    };
    this.#view.set(name, after);
    if (!isEmpty) this.#view.delete(conversationKeys.newest(kindOf(ref), before.newest, key));
    const { news } = after;
    const newest: Newest = {
      seq: isNewest ? last.message.seq : listed?.seq ?? 0,
      open: after.questions.open,
      ...news && { news },
    };
    this.#view.set(conversationKeys.newest(kindOf(ref), after.newest, key), newest);
    if (isEmpty) {
      this.#view.set(roomKeys.oldest(ref.room, first.message.at, key), first.message.seq);
    }
  }
}

/** What all see of feelings, the first one first. */
function reactionsOf(feelings: readonly ArchivedFeeling[]): readonly Reaction[] {
  return [...Map.groupBy(feelings, ({ emoji }) => emoji)].map(([emoji, people]) => ({
    emoji,
    count: people.length,
    by: people.slice(0, MAX_NAMED_REACTORS).map(({ by: { id } }) => id),
  }));
}

function withQuestions(
  { open, answered }: QuestionCounts,
  added: readonly ArchivedMessage[],
): QuestionCounts {
  const count = (state: string) =>
    added.filter(({ message: { question } }) => question?.state === state).length;
  return { open: open + count("open"), answered: answered + count("answered") };
}
