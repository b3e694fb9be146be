/**
 * Writes to one conversation: counts what it changes, and keeps what listeners are to hear of it.
 *
 * @module
 */
import type {
  ChatMessage,
  QuestionCounts,
  QuestionState,
  RoomSummary,
} from "../../shared/chat/event.ts";
import { refOf } from "../../shared/chat/id.ts";
import { type KeptMessage, shown } from "./kept_message.ts";
import type { Committed } from "./store.ts";
import type { ConversationRecord, Tables } from "./tables.ts";

/** A message to be added or replaced, without the numbers the conversation gives it. */
export type Unnumbered = Omit<KeptMessage, "seq" | "rev">;

/** Adds to a conversation, and changes what is there. */
export class ConversationWriter {
  readonly #tables: Tables;
  /** What listeners are to hear, in order. */
  readonly #commits: Committed[];
  #conversation: ConversationRecord;

  /** @param commits where to put what listeners are to hear */
  constructor(tables: Tables, conversation: ConversationRecord, commits: Committed[]) {
    this.#tables = tables;
    this.#conversation = conversation;
    this.#commits = commits;
  }

  /** Adds a message at the end. */
  add(message: Unnumbered): ChatMessage {
    const { key, lastSeq, rev, questions } = this.#conversation;
    const kept = { ...message, seq: lastSeq + 1, rev: rev + 1 };
    this.#tables.addMessage(key, kept);
    return this.#commit("message", kept, tallied(questions, undefined, kept));
  }

  /** Puts a message in the place of the same one as it was. */
  put(before: KeptMessage, after: KeptMessage): ChatMessage {
    const { key, rev, questions } = this.#conversation;
    const kept = { ...after, rev: rev + 1 };
    this.#tables.putMessage(key, kept);
    return this.#commit("changed", kept, tallied(questions, before, kept));
  }

  #commit(kind: Committed["kind"], kept: KeptMessage, questions: QuestionCounts): ChatMessage {
    const { rev } = kept;
    const lastSeq = Math.max(this.#conversation.lastSeq, kept.seq);
    this.#conversation = { ...this.#conversation, lastSeq, rev, questions };
    this.#tables.putConversation(this.#conversation);
    const message = show(this.#tables, this.#conversation, kept);
    const { key, epoch } = this.#conversation;
    const last = kept.seq === lastSeq ? kept : this.#tables.messageAt(key, lastSeq) ?? kept;
    this.#commits.push({
      kind,
      epoch,
      message,
      summary: summaryOf(this.#tables, this.#conversation, last),
    });
    return message;
  }
}

/** A kept message as people see it. */
export function show(
  tables: Tables,
  { ref, key }: ConversationRecord,
  kept: KeptMessage,
): ChatMessage {
  return shown(kept, {
    ref,
    quoted: kept.quote === undefined ? undefined : tables.message(key, kept.quote),
    reactions: kept.deleted ? [] : tables.reactions(key, kept.seq),
  });
}

/** A conversation as the author's lists show it; `last` is its newest message. */
export function summaryOf(
  tables: Tables,
  conversation: ConversationRecord,
  last: KeptMessage,
): RoomSummary {
  const { ref, epoch, lastSeq, rev, questions } = conversation;
  const page = tables.pageOf(ref.room);
  return {
    ...refOf(ref),
    epoch,
    lastSeq,
    rev,
    questions,
    page,
    last: show(tables, conversation, last),
  };
}

function tallied(
  counts: QuestionCounts,
  before: KeptMessage | undefined,
  after: KeptMessage,
): QuestionCounts {
  const change = (state: QuestionState) =>
    Number(after.question?.state === state) - Number(before?.question?.state === state);
  return { open: counts.open + change("open"), answered: counts.answered + change("answered") };
}
