/**
 * What is read of conversations in Deno KV, in few rounds: what can be read together is.
 *
 * @module
 */
import type { ChatMessage, QuestionState, RoomSummary } from "../../../../shared/chat/event.ts";
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import { show, summaryOf } from "../../conversation_writer.ts";
import { shown } from "../../kept_message.ts";
import type { ConversationHead, PageQuery, StoredPage, StoredQuestions } from "../../store.ts";
import type { Entry } from "../database/fetched.ts";
import type { KeyRange } from "../database/key.ts";
import { type KvConversationRecord, KvTables } from "./kv_tables.ts";
import {
  conversationKeys,
  type ConversationKind,
  type KvMessage,
  type Newest,
  newestIn,
} from "./layout.ts";
import { SHARD_NAMES } from "./shard.ts";
import type { View } from "../database/view.ts";

const NO_CONVERSATION = { epoch: "", lastSeq: 0, rev: 0, questions: { open: 0, answered: 0 } };

/** What was found for a query, and whether there is more of it. */
interface Part {
  readonly found: readonly KvMessage[];
  readonly more: boolean;
}

const NOTHING: Part = { found: [], more: false };

/**
 * Reads conversations. Others may write meanwhile, so what says how much there is, is read before what
 * is there: who reads a page and follows has then missed nothing.
 */
export class KvPages {
  readonly #view: View;
  readonly #tables: KvTables;

  constructor(view: View) {
    this.#view = view;
    this.#tables = new KvTables(view, 0);
  }

  page(query: PageQuery): StoredPage {
    const conversation = this.#tables.conversation(query);
    if (conversation === undefined) {
      return { ...NO_CONVERSATION, firstSeq: 0, goneRev: 0, messages: [], more: false };
    }
    const { after, afterRev } = query;
    const isBackwards = after === undefined && afterRev === undefined;
    const isWhole = isBackwards && query.before === undefined &&
      conversation.lastSeq <= query.limit;
    const [{ found, more }, first] = this.#view.all([
      () => this.#part(conversation, query),
      // What is read whole has its first message in it.
      () => isWhole ? [] : this.#messages(conversation.key, { limit: 1 }),
    ]);
    const messages = this.#shown(conversation, found);
    return {
      ...headOf(conversation),
      firstSeq: (isWhole ? found.at(-1) : first[0])?.kept.seq ?? 0,
      goneRev: conversation.goneRev,
      messages: isBackwards ? messages.toReversed() : messages,
      more,
    };
  }

  message(ref: ConversationRef, id: string): ChatMessage | undefined {
    const key = this.#tables.keyOf(ref);
    if (key === undefined) return undefined;
    this.#tables.prepare(ref, [id]);
    const conversation = this.#tables.conversationOf(key);
    const kept = this.#tables.message(key, id);
    return conversation && kept && show(this.#tables, conversation, kept);
  }

  questions({ limit, ...ref }: ConversationRef & { readonly limit: number }): StoredQuestions {
    const conversation = this.#tables.conversation(ref);
    if (conversation === undefined) return { ...NO_CONVERSATION, open: [], answered: [] };
    const { key } = conversation;
    const [open, answered] = this.#view.all([
      () => this.#seqsOfQuestions(key, "open", limit),
      () => this.#seqsOfQuestions(key, "answered", limit),
    ]);
    const messages = this.#shown(conversation, this.#at(key, [...open, ...answered]));
    const of = (state: QuestionState) =>
      messages.filter(({ question }) => question?.state === state);
    return { ...headOf(conversation), open: of("open"), answered: of("answered") };
  }

  /** Conversations of a kind, the one with the newest message first. */
  summaries(kind: ConversationKind, limit: number): readonly RoomSummary[] {
    const lists = this.#view.all(
      SHARD_NAMES.map((shard) => () =>
        this.#view.list<Newest>({ prefix: newestIn(shard, kind) }, { limit, reverse: true })
      ),
    );
    const newest = lists.flat().sort((a, b) => orderIn(b) - orderIn(a)).slice(0, limit)
      .map((entry) => ({ key: Number(entry.key[4]), seq: entry.value.seq }));
    const wanted = newest.flatMap(({ key, seq }) => [
      conversationKeys.conversation(key),
      conversationKeys.message(key, seq),
    ]);
    this.#view.getAll(wanted);
    const summaries = this.#view.all(newest.map(({ key, seq }) => () => {
      const conversation = this.#tables.conversationOf(key);
      if (conversation === undefined) return undefined;
      // The list may be older than what it names.
      const last = this.#tables.messageAt(key, Math.max(conversation.lastSeq, seq)) ??
        this.#tables.messageAt(key, seq);
      return last &&
        summaryOf(conversation, show(this.#tables, conversation, last));
    }));
    return summaries.filter((summary) => summary !== undefined);
  }

  /**
   * A part of a conversation in the order of its query, of what the conversation says it has: it was
   * read before, so all of that is there.
   */
  #part(conversation: KvConversationRecord, query: PageQuery): Part {
    const { key, rev, lastSeq } = conversation;
    const { after, afterRev, limit } = query;
    // Deno KV takes no range that ends before it starts.
    if (afterRev !== undefined) {
      if (afterRev >= rev) return NOTHING;
      const range = {
        prefix: conversationKeys.revs(key),
        start: conversationKeys.rev(key, afterRev + 1),
        end: conversationKeys.rev(key, rev + 1),
      };
      const seqs = this.#view.list<number>(range, { limit: limit + 1 }).map(({ value }) => value);
      // What has changed again meanwhile comes later in this order.
      const found = this.#at(key, seqs.slice(0, limit)).filter(({ kept }) => kept.rev <= rev);
      return { found, more: seqs.length > limit };
    }
    const before = Math.min(query.before ?? Infinity, lastSeq + 1);
    if (before <= (after ?? 0) + 1) return NOTHING;
    const found = this.#messages(key, {
      ...after !== undefined && { start: conversationKeys.message(key, after + 1) },
      end: conversationKeys.message(key, before),
      limit: limit + 1,
      reverse: after === undefined,
    });
    return { found: found.slice(0, limit), more: found.length > limit };
  }

  #messages(
    key: number,
    { limit, reverse = false, ...bounds }: Omit<KeyRange, "prefix"> & {
      readonly limit: number;
      readonly reverse?: boolean;
    },
  ): readonly KvMessage[] {
    const range = { prefix: conversationKeys.messages(key), ...bounds };
    return this.#view.list<KvMessage>(range, { limit, reverse }).map(({ value }) => value);
  }

  #at(key: number, seqs: readonly number[]): readonly KvMessage[] {
    return this.#view.getAll<KvMessage>(seqs.map((seq) => conversationKeys.message(key, seq)))
      .filter((message) => message !== undefined);
  }

  #seqsOfQuestions(key: number, state: QuestionState, limit: number): readonly number[] {
    const range = { prefix: conversationKeys.questions(key, state) };
    return this.#view.list<number>(range, { limit, reverse: true })
      .map((entry) => Number(entry.key.at(-1)));
  }

  /** Messages as people see them. What they quote is read together. */
  #shown(
    conversation: KvConversationRecord,
    messages: readonly KvMessage[],
  ): readonly ChatMessage[] {
    const { ref, key } = conversation;
    const here = new Map(messages.map(({ kept }) => [kept.id, kept]));
    for (const message of messages) this.#tables.know(key, message);
    return this.#view.all(messages.map(({ kept, reactions = [] }) => () => {
      const quoted = kept.quote === undefined
        ? undefined
        : here.get(kept.quote) ?? this.#tables.message(key, kept.quote);
      return shown(kept, { ref, quoted, reactions: kept.deleted ? [] : reactions });
    }));
  }
}

function orderIn({ key }: Entry): number {
  return Number(key[3]);
}

function headOf({ epoch, lastSeq, rev, questions }: ConversationHead): ConversationHead {
  return { epoch, lastSeq, rev, questions };
}
