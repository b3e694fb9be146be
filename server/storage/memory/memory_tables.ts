/**
 * Conversations in memory.
 *
 * @module
 */
import type { Page, Reaction } from "../../../shared/chat/event.ts";
import { type ConversationRef, refOf, type RoomId } from "../../../shared/chat/id.ts";
import { MAX_NAMED_REACTORS } from "../../../shared/limit.ts";
import type { KeptMessage } from "../kept_message.ts";
import type { ArchivedFeeling } from "../port/archive_store.ts";
import type { ConversationRecord, Feeling, Tables } from "../tables.ts";

/** A conversation with all that belongs to it. */
export interface MemoryConversation {
  record: ConversationRecord;
  /** The highest `rev` of the messages that were removed. */
  goneRev: number;
  /** In order. */
  readonly messages: KeptMessage[];
  readonly seqById: Map<string, number>;
  /** By sequence: when it was added, as a number that rises with each message of all. */
  readonly orders: Map<number, number>;
  /** By sequence and emoji: who feels so, by kind and id. */
  readonly feelings: Map<number, Map<string, Map<string, string>>>;
}

/** A message and when it was added. */
export interface OrderedMessage {
  readonly record: ConversationRecord;
  readonly kept: KeptMessage;
  readonly from: KeptMessage["from"];
  /** Rises with each message of all conversations. */
  readonly order: number;
}

const NOWHERE: Page = { title: "", url: "" };

/** {@linkcode Tables} whose content ends with them. */
export class MemoryTables implements Tables {
  readonly #keys = new Map<string, number>();
  #lastKey = 0;
  #lastOrder = 0;
  /** By key. The conversation with the newest message is the last one. */
  readonly #conversations = new Map<number, MemoryConversation>();
  readonly #pages = new Map<RoomId, Page>();

  /** All conversations, the one with the newest message first. */
  newestFirst(): readonly MemoryConversation[] {
    return [...this.#conversations.values()].reverse();
  }

  /** The rooms that have conversations, in alphabetical order. */
  rooms(): readonly RoomId[] {
    const rooms = Array.from(this.#conversations.values(), ({ record }) => record.ref.room);
    return [...new Set(rooms)].sort();
  }

  /** All messages, in the order in which they were added. */
  oldestFirst(): readonly OrderedMessage[] {
    return [...this.#conversations.values()].flatMap(({ record, messages, orders }) =>
      messages.map((kept): OrderedMessage => ({
        record,
        kept,
        from: kept.from,
        order: orders.get(kept.seq) ?? 0,
      }))
    ).sort((a, b) => a.order - b.order);
  }

  /** A conversation with all that belongs to it. */
  content(ref: ConversationRef): MemoryConversation | undefined {
    const key = this.#keys.get(nameOf(ref));
    return key === undefined ? undefined : this.#of(key);
  }

  conversation(ref: ConversationRef): ConversationRecord | undefined {
    const record = this.content(ref)?.record;
    return record && { ...record, page: this.pageOf(ref.room) };
  }

  addConversation(ref: ConversationRef, epoch: string): ConversationRecord {
    const key = ++this.#lastKey;
    const questions = { open: 0, answered: 0 };
    const page = this.pageOf(ref.room);
    const record = { ref: refOf(ref), key, epoch, lastSeq: 0, rev: 0, questions, page };
    this.#keys.set(nameOf(ref), key);
    this.#conversations.set(key, {
      record,
      goneRev: 0,
      messages: [],
      seqById: new Map(),
      orders: new Map(),
      feelings: new Map(),
    });
    return record;
  }

  /** Where a room is; title and address are empty until somebody said. */
  pageOf(room: RoomId): Page {
    return this.#pages.get(room) ?? NOWHERE;
  }

  putPage(room: RoomId, page: Page): void {
    this.#pages.set(room, { ...page });
  }

  message(conversation: number, id: string): KeptMessage | undefined {
    const seq = this.#of(conversation).seqById.get(id);
    return seq === undefined ? undefined : this.messageAt(conversation, seq);
  }

  messageAt(conversation: number, seq: number): KeptMessage | undefined {
    const { messages } = this.#of(conversation);
    return messages[indexOf(messages, seq)];
  }

  addMessage(record: ConversationRecord, message: KeptMessage): void {
    const content = this.#of(record.key);
    content.record = record;
    content.messages.push(message);
    content.seqById.set(message.id, message.seq);
    content.orders.set(message.seq, ++this.#lastOrder);
    this.#conversations.delete(record.key);
    this.#conversations.set(record.key, content);
  }

  putMessage(record: ConversationRecord, message: KeptMessage): void {
    const content = this.#of(record.key);
    content.record = record;
    content.messages[indexOf(content.messages, message.seq)] = message;
  }

  reactions(conversation: number, seq: number): readonly Reaction[] {
    const byEmoji = this.#of(conversation).feelings.get(seq) ?? [];
    return Array.from(byEmoji, ([emoji, people]) => ({
      emoji,
      count: people.size,
      by: [...people.values()].slice(0, MAX_NAMED_REACTORS),
    }));
  }

  addFeeling(conversation: number, seq: number, { by, emoji }: Feeling): boolean {
    const { feelings } = this.#of(conversation);
    const byEmoji = feelings.get(seq) ?? new Map<string, Map<string, string>>();
    const people = byEmoji.get(emoji) ?? new Map<string, string>();
    const person = personOf(by);
    if (people.has(person)) return false;
    feelings.set(seq, byEmoji.set(emoji, people.set(person, by.id)));
    return true;
  }

  removeFeeling(conversation: number, seq: number, { by, emoji }: Feeling): boolean {
    const byEmoji = this.#of(conversation).feelings.get(seq);
    const people = byEmoji?.get(emoji);
    if (!people?.delete(personOf(by))) return false;
    if (people.size === 0) byEmoji?.delete(emoji);
    return true;
  }

  clearFeelings(conversation: number, seq: number): void {
    this.#of(conversation).feelings.delete(seq);
  }

  /** Who feels what about a message, the first feeling of each emoji first. */
  feelings(key: number, seq: number): readonly ArchivedFeeling[] {
    return [...this.#of(key).feelings.get(seq) ?? []].flatMap(([emoji, people]) =>
      Array.from(people, ([person, id]): ArchivedFeeling => ({
        by: { kind: person.startsWith("reader ") ? "reader" : "author", id },
        emoji,
      }))
    );
  }

  /** Puts a message back at its place. */
  insertMessage(key: number, message: KeptMessage): void {
    const content = this.#of(key);
    const { open, answered } = content.record.questions;
    const questions = {
      open: open + Number(message.question?.state === "open"),
      answered: answered + Number(message.question?.state === "answered"),
    };
    this.addMessage({ ...content.record, questions }, message);
    content.messages.sort((a, b) => a.seq - b.seq);
  }

  /** Removes the oldest messages of a conversation, with all that belongs to them. */
  removeOldest(key: number, count: number): void {
    const content = this.#of(key);
    for (const { id, seq, rev, question } of content.messages.splice(0, count)) {
      content.seqById.delete(id);
      content.orders.delete(seq);
      content.feelings.delete(seq);
      content.goneRev = Math.max(content.goneRev, rev);
      const { open, answered } = content.record.questions;
      const questions = {
        open: open - Number(question?.state === "open"),
        answered: answered - Number(question?.state === "answered"),
      };
      content.record = { ...content.record, questions };
    }
  }

  /** Forgets a conversation, and with a public one where its room is. */
  removeConversation(key: number): void {
    const { ref } = this.#of(key).record;
    this.#conversations.delete(key);
    this.#keys.delete(nameOf(ref));
    const isAlone = !this.rooms().includes(ref.room);
    if (ref.whisper === undefined || isAlone) this.#pages.delete(ref.room);
  }

  #of(key: number): MemoryConversation {
    const content = this.#conversations.get(key);
    if (content === undefined) {
      throw new RangeError(`Cannot use conversation ${key}: there is none`);
    }
    return content;
  }
}

/** Where the message of a sequence is, −1 when it is not there. */
function indexOf(messages: readonly KeptMessage[], seq: number): number {
  const likely = seq - (messages[0]?.seq ?? 0);
  return messages[likely]?.seq === seq ? likely : messages.findIndex((each) => each.seq === seq);
}

function nameOf({ room, whisper }: ConversationRef): string {
  return JSON.stringify([room, whisper]);
}

function personOf({ kind, id }: Feeling["by"]): string {
  return `${kind} ${id}`;
}
