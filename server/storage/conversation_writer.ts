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
    const { lastSeq, rev, questions } = this.#conversation;
    const kept = { ...message, seq: lastSeq + 1, rev: rev + 1 };
    this.#count(kept, tallied(questions, undefined, kept));
    this.#tables.addMessage(this.#conversation, kept);
    return this.#commit("message", kept);
  }

  /** Puts a message in the place of the same one as it was. */
  put(before: KeptMessage, after: KeptMessage): ChatMessage {
    const { rev, questions } = this.#conversation;
    const kept = { ...after, rev: rev + 1 };
    this.#count(kept, tallied(questions, before, kept));
    this.#tables.putMessage(this.#conversation, kept);
    return this.#commit("changed", kept);
  }

  #count({ seq, rev }: KeptMessage, questions: QuestionCounts): void {
    const lastSeq = Math.max(this.#conversation.lastSeq, seq);
    this.#conversation = { ...this.#conversation, lastSeq, rev, questions };
  }

  #commit(kind: Committed["kind"], kept: KeptMessage): ChatMessage {
    const { key, epoch, lastSeq } = this.#conversation;
    // Nobody feels anything about a message that is not there yet.
    const message = show(
      this.#tables,
      this.#conversation,
      kept,
      kind === "message" ? [] : undefined,
    );
    const last = kept.seq === lastSeq ? undefined : this.#tables.messageAt(key, lastSeq);
    const shownLast = last === undefined ? message : show(this.#tables, this.#conversation, last);
    const summary = summaryOf(this.#conversation, shownLast);
    this.#commits.push({ kind, epoch, message, summary });
    return message;
  }
}

/**
 * A kept message as people see it.
 *
 * @param reactions if they are known
 */
export function show(
  tables: Tables,
  { ref, key }: ConversationRecord,
  kept: KeptMessage,
  reactions = kept.deleted ? [] : tables.reactions(key, kept.seq),
): ChatMessage {
  const quoted = kept.quote === undefined ? undefined : tables.message(key, kept.quote);
  return shown(kept, { ref, quoted, reactions });
}

/** A conversation as the author's lists show it; `last` is its newest message. */
export function summaryOf(conversation: ConversationRecord, last: ChatMessage): RoomSummary {
  const { ref, epoch, lastSeq, rev, questions, page } = conversation;
  return { ...refOf(ref), epoch, lastSeq, rev, questions, page, last };
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
