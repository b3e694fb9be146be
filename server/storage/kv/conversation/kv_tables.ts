/**
 * Conversations in Deno KV, as one call sees them; `layout.ts` says where they are.
 *
 * @module
 */
import type { Page, Reaction, Sender } from "../../../../shared/chat/event.ts";
import { type ConversationRef, refOf, type RoomId } from "../../../../shared/chat/id.ts";
import type { KeptMessage } from "../../kept_message.ts";
import type { ConversationRecord, Feeling, Tables } from "../../tables.ts";
import { hasSleptIn } from "./asleep.ts";
import { attend, keysToAttend, newsWith, unattendIfGone } from "./attendance.ts";
import { guardOf } from "../database/fetched.ts";
import { KvFeelings, MAX_CLEARED } from "./kv_feelings.ts";
import {
  conversationKeys,
  kindOf,
  type KvConversation,
  type KvMessage,
  type Newest,
  nextOrder,
  type PlaceOfMessage,
  readerKeys,
  roomKeys,
  type ShardGuard,
} from "./layout.ts";
import { questionOf } from "./kv_questions.ts";
import { numberIn, shardOf, shardOfNumber } from "./shard.ts";
import type { View } from "../database/view.ts";

const NOWHERE: Page = { title: "", url: "" };

/** A conversation with what only this store knows of it. */
export interface KvConversationRecord extends ConversationRecord, KvConversation {}

/** {@linkcode Tables} in Deno KV. */
export class KvTables implements Tables {
  readonly #view: View;
  readonly #now: number;
  readonly #feelings: KvFeelings;
  /** Where quoted messages are, by conversation and id, as far as it was read. */
  readonly #quoted = new Map<string, number>();

  /** @param now milliseconds since 1970: when what is added comes */
  constructor(view: View, now: number) {
    this.#view = view;
    this.#now = now;
    this.#feelings = new KvFeelings(view);
  }

  /**
   * Reads together what a call will read one after the other: a conversation, its messages of these
   * ids, and what a message from somebody is going to read.
   */
  prepare(ref: ConversationRef, ids: readonly (string | undefined)[], from?: Sender): void {
    const key = this.keyOf(ref);
    if (key === undefined) return;
    const named = ids.filter((id) => id !== undefined);
    this.#view.getAll([
      conversationKeys.conversation(key),
      ...named.map((id) => conversationKeys.id(key, id)),
      ...from === undefined ? [] : keysToAttend({ key, ref }, from),
    ]);
    this.#view.all(named.map((id) => () => this.message(key, id)));
  }

  /** The same for a change of a message, which tells the newest one too. */
  prepareChange(ref: ConversationRef, id: string, feeling?: Feeling): void {
    const key = this.keyOf(ref);
    if (key === undefined) return;
    const [conversation, seq] = this.#view.all([
      () => this.conversationOf(key),
      () => this.#view.get<number>(conversationKeys.id(key, id)),
    ]);
    if (conversation === undefined || seq === undefined) return;
    this.#view.all([
      () => this.#messageAt(key, seq),
      () => this.#messageAt(key, conversation.lastSeq),
      () => feeling && this.#view.get(conversationKeys.feeling(key, seq, feeling)),
    ]);
  }

  /** Takes from a message what spares reading. */
  know(conversation: number, { kept, quoted }: KvMessage): void {
    if (kept.quote === undefined || quoted === undefined) return;
    this.#quoted.set(`${conversation} ${kept.quote}`, quoted);
  }

  /** What names a conversation within its partition. */
  keyOf(ref: ConversationRef): number | undefined {
    // Where the room is will be wanted with it.
    const [key] = this.#view.getAll<unknown>([roomKeys.name(ref), roomKeys.page(ref.room)]);
    return key as number | undefined;
  }

  conversation(ref: ConversationRef): KvConversationRecord | undefined {
    const key = this.keyOf(ref);
    return key === undefined ? undefined : this.conversationOf(key);
  }

  /** The conversation of this key. */
  conversationOf(key: number): KvConversationRecord | undefined {
    const kept = this.#view.get<KvConversation>(conversationKeys.conversation(key));
    return kept && { ...kept, key, page: this.pageOf(kept.ref.room) };
  }

  /** Where a room is; title and address are empty until somebody said. */
  pageOf(room: RoomId): Page {
    return this.#view.get<Page>(roomKeys.page(room)) ?? NOWHERE;
  }

  addConversation(ref: ConversationRef, epoch: string): KvConversationRecord {
    const shard = shardOf(ref.room);
    const guard = this.#guard(shard);
    const key = numberIn(shard, (guard?.lastKey ?? 0) + 1);
    const hasSlept = guard !== undefined && hasSleptIn(this.#view, shard, guard);
    this.#view.set(guardOf(shard), { ...guard, lastKey: key, hasSlept });
    this.#view.set(roomKeys.name(ref), key);
    if (ref.whisper !== undefined) {
      this.#view.set(readerKeys.whisperedIn(ref.whisper, ref.room), key);
    }
    const questions = { open: 0, answered: 0 };
    const kept = { ref: refOf(ref), epoch, lastSeq: 0, rev: 0, questions, goneRev: 0, newest: 0 };
    this.#view.set(conversationKeys.conversation(key), kept);
    return { ...kept, key, page: this.pageOf(ref.room) };
  }

  putPage(room: RoomId, page: Page): void {
    this.#view.set(roomKeys.page(room), { ...page });
  }

  message(conversation: number, id: string): KeptMessage | undefined {
    const seq = this.#quoted.get(`${conversation} ${id}`) ??
      this.#view.get<number>(conversationKeys.id(conversation, id));
    return seq === undefined ? undefined : this.messageAt(conversation, seq);
  }

  messageAt(conversation: number, seq: number): KeptMessage | undefined {
    return this.#messageAt(conversation, seq)?.kept;
  }

  addMessage(record: ConversationRecord, message: KeptMessage): void {
    const { key } = record;
    const shard = shardOfNumber(key);
    const guard = this.#guard(shard);
    const order = nextOrder(shard, this.#now, guard ?? {});
    this.#view.set(guardOf(shard), { ...guard, lastOrder: order });
    const place: PlaceOfMessage = { key, seq: message.seq };
    this.#view.set(conversationKeys.order(order), place);
    this.#view.set(conversationKeys.id(key, message.id), message.seq);
    this.#view.set(conversationKeys.rev(key, message.rev), message.seq);
    if (message.from.kind === "reader") {
      this.#view.set(readerKeys.writtenAt(message.from.id, order), place);
    }
    if (message.question !== undefined) this.#putQuestion(record, message);
    const quoted = message.quote === undefined
      ? undefined
      : this.#view.get<number>(conversationKeys.id(key, message.quote));
    const added: KvMessage = {
      kept: message,
      order,
      ...quoted !== undefined && { quoted },
    };
    this.#view.set(conversationKeys.message(key, message.seq), added);
    attend(this.#view, record, message);
    this.#putConversation(record, { order, message });
  }

  putMessage(record: ConversationRecord, message: KeptMessage): void {
    const { key } = record;
    const { seq } = message;
    const before = this.#messageAt(key, seq);
    if (before === undefined) throw new RangeError(`Cannot change message ${seq}: there is none`);
    const { kept, order } = before;
    this.#view.delete(conversationKeys.rev(key, kept.rev));
    this.#view.set(conversationKeys.rev(key, message.rev), seq);
    const [asked, asks] = [kept.question, message.question];
    if (asked?.state !== asks?.state || asked?.answer !== asks?.answer) {
      if (asked) this.#view.delete(conversationKeys.question(key, asked.state, seq));
      if (asks) this.#putQuestion(record, message);
    }
    if (kept.from.kind === "reader" && kept.from.id !== message.from.id) {
      this.#view.delete(readerKeys.writtenAt(kept.from.id, order));
      unattendIfGone(this.#view, kept.from.id, { key, conversation: record }, [before]);
    }
    const { quoted: _, ...rest } = before;
    const next = message.quote === undefined ? rest : before;
    this.#view.set(conversationKeys.message(key, seq), { ...next, kept: message });
    this.#putConversation(record);
  }

  reactions(conversation: number, seq: number): readonly Reaction[] {
    return this.#messageAt(conversation, seq)?.reactions ?? [];
  }

  addFeeling(conversation: number, seq: number, feeling: Feeling): boolean {
    return this.#feelings.add(conversation, seq, feeling);
  }

  removeFeeling(conversation: number, seq: number, feeling: Feeling): boolean {
    return this.#feelings.remove(conversation, seq, feeling);
  }

  clearFeelings(conversation: number, seq: number): void {
    this.#feelings.clear(conversation, seq);
  }

  /**
   * Removes some of the feelings about a message that is to be removed, when they are too many to go
   * with it in one commit.
   *
   * @returns whether it did; then there may be too many still
   */
  thinOutFeelings(ref: ConversationRef, id: string): boolean {
    const conversation = this.keyOf(ref);
    const kept = conversation === undefined ? undefined : this.message(conversation, id);
    if (conversation === undefined || kept === undefined) return false;
    const counts = this.reactions(conversation, kept.seq).map(({ count }) => count);
    if (counts.reduce((sum, count) => sum + count, 0) <= MAX_CLEARED) return false;
    this.#feelings.clear(conversation, kept.seq);
    return true;
  }

  #messageAt(conversation: number, seq: number): KvMessage | undefined {
    const message = this.#view.get<KvMessage>(conversationKeys.message(conversation, seq));
    if (message !== undefined) this.know(conversation, message);
    return message;
  }

  #guard(shard: string): ShardGuard | undefined {
    return this.#view.get<ShardGuard>(guardOf(shard));
  }

  #putQuestion({ key, ref }: ConversationRecord, message: KeptMessage): void {
    const { seq, question } = message;
    if (question === undefined) return;
    const answer = question.answer === undefined ? undefined : this.message(key, question.answer);
    const name = conversationKeys.question(key, question.state, seq);
    this.#view.set(name, questionOf(ref, message, answer));
  }

  /**
   * Replaces what is known of a conversation, and where lists find it.
   *
   * @param added the message that comes with it, and its order
   */
  #putConversation(
    { key, ref, epoch, lastSeq, rev, questions }: ConversationRecord,
    added?: { readonly order: number; readonly message: KeptMessage },
  ): void {
    const before = this.#view.get<KvConversation>(conversationKeys.conversation(key));
    if (before === undefined) throw new RangeError(`Cannot use conversation ${key}: there is none`);
    const { newest, news } = added === undefined
      ? before
      : { newest: added.order, news: newsWith(before.news, added.message) };
    const { goneRev } = before;
    const head = { ref: refOf(ref), epoch, lastSeq, rev, questions, goneRev, newest };
    this.#view.set(conversationKeys.conversation(key), { ...head, ...news && { news } });
    const isFirst = before.newest === 0;
    if (added !== undefined && isFirst) {
      this.#view.set(roomKeys.oldest(ref.room, added.message.at, key), added.message.seq);
    }
    const kind = kindOf(ref);
    if (before.newest !== newest && !isFirst) {
      this.#view.delete(conversationKeys.newest(kind, before.newest, key));
    }
    if (before.newest !== newest || before.questions.open !== questions.open) {
      const listed: Newest = { seq: lastSeq, open: questions.open, ...news && { news } };
      this.#view.set(conversationKeys.newest(kind, newest, key), listed);
    }
  }
}
