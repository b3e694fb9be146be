/**
 * The tables of conversations in the data file, and what is read from them.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type {
  ChatMessage,
  Page,
  Reaction,
  RoomSummary,
  WhisperSummary,
} from "../../../../shared/chat/event.ts";
import type { ConversationRef, RoomId } from "../../../../shared/chat/id.ts";
import { show, summaryOf } from "../../conversation_writer.ts";
import type { KeptMessage } from "../../kept_message.ts";
import type { ConversationHead, PageQuery, StoredPage, StoredQuestions } from "../../store.ts";
import type { ConversationRecord, Feeling, Tables } from "../../tables.ts";
import { ConversationTable, type FiledConversation } from "./conversation_table.ts";
import { MessageTable } from "./message_table.ts";

const NO_CONVERSATION = { epoch: "", lastSeq: 0, rev: 0, questions: { open: 0, answered: 0 } };

/** Conversations in the data file. Transactions are the caller's. */
export class SqliteTables implements Tables {
  readonly #conversations: ConversationTable;
  readonly #messages: MessageTable;

  constructor(db: DatabaseSync) {
    this.#conversations = new ConversationTable(db);
    this.#messages = new MessageTable(db);
  }

  page(query: PageQuery): StoredPage {
    const conversation = this.#conversations.conversation(query);
    if (conversation === undefined) {
      return { ...NO_CONVERSATION, firstSeq: 0, goneRev: 0, messages: [], more: false };
    }
    const { after, afterRev, limit } = query;
    const found = this.#messages.part(conversation.key, query);
    const messages = this.#shown(conversation, found.slice(0, limit));
    const isBackwards = after === undefined && afterRev === undefined;
    return {
      ...headOf(conversation),
      firstSeq: this.#messages.firstSeq(conversation.key),
      goneRev: conversation.goneRev,
      messages: isBackwards ? messages.toReversed() : messages,
      more: found.length > limit,
    };
  }

  /** The message as people see it. */
  shownMessage(ref: ConversationRef, id: string): ChatMessage | undefined {
    const conversation = this.#conversations.conversation(ref);
    const kept = conversation && this.#messages.message(conversation.key, id);
    return kept && this.#shown(conversation, [kept])[0];
  }

  /** The same, of what was read elsewhere. */
  shownOf(conversation: number, kept: KeptMessage): ChatMessage {
    return show(this, this.#conversations.conversationOf(conversation), kept);
  }

  questions({ limit, ...ref }: ConversationRef & { readonly limit: number }): StoredQuestions {
    const conversation = this.#conversations.conversation(ref);
    if (conversation === undefined) return { ...NO_CONVERSATION, open: [], answered: [] };
    const [open = [], answered = []] = (["open", "answered"] as const).map((state) =>
      this.#shown(conversation, this.#messages.questions(conversation.key, { state, limit }))
    );
    return { ...headOf(conversation), open, answered };
  }

  rooms({ limit }: { readonly limit: number }): readonly RoomSummary[] {
    return this.#summaries("rooms", limit);
  }

  whispers({ limit }: { readonly limit: number }): readonly WhisperSummary[] {
    return this.#summaries("whispers", limit) as readonly WhisperSummary[];
  }

  /** The conversation of this key. @throws {RangeError} when there is none */
  conversationOf(key: number): FiledConversation {
    return this.#conversations.conversationOf(key);
  }

  /** A conversation as lists show it; `undefined` when none of its messages is left. */
  summary(conversation: ConversationRecord): RoomSummary | undefined {
    const last = this.#messages.messageAt(conversation.key, conversation.lastSeq);
    return last && summaryOf(conversation, show(this, conversation, last));
  }

  conversation(ref: ConversationRef): FiledConversation | undefined {
    return this.#conversations.conversation(ref);
  }

  addConversation(ref: ConversationRef, epoch: string): ConversationRecord {
    return this.#conversations.addConversation(ref, epoch);
  }

  putPage(room: RoomId, page: Page): void {
    this.#conversations.putPage(room, page);
  }

  message(conversation: number, id: string): KeptMessage | undefined {
    return this.#messages.message(conversation, id);
  }

  messageAt(conversation: number, seq: number): KeptMessage | undefined {
    return this.#messages.messageAt(conversation, seq);
  }

  addMessage(conversation: ConversationRecord, message: KeptMessage): void {
    const key = this.#messages.addMessage(conversation.key, message);
    this.#conversations.putConversation(conversation, key);
  }

  putMessage(conversation: ConversationRecord, message: KeptMessage): void {
    this.#messages.putMessage(conversation.key, message);
    this.#conversations.putConversation(conversation);
  }

  reactions(conversation: number, seq: number): readonly Reaction[] {
    return this.#messages.reactions(conversation, seq);
  }

  addFeeling(conversation: number, seq: number, feeling: Feeling): boolean {
    return this.#messages.addFeeling(conversation, seq, feeling);
  }

  removeFeeling(conversation: number, seq: number, feeling: Feeling): boolean {
    return this.#messages.removeFeeling(conversation, seq, feeling);
  }

  clearFeelings(conversation: number, seq: number): void {
    this.#messages.clearFeelings(conversation, seq);
  }

  #shown(
    conversation: ConversationRecord,
    messages: readonly KeptMessage[],
  ): readonly ChatMessage[] {
    return messages.map((kept) => show(this, conversation, kept));
  }

  #summaries(kind: "rooms" | "whispers", limit: number): readonly RoomSummary[] {
    return this.#conversations.newestFirst(kind, limit).flatMap((conversation) =>
      this.summary(conversation) ?? []
    );
  }
}

function headOf({ epoch, lastSeq, rev, questions }: ConversationHead): ConversationHead {
  return { epoch, lastSeq, rev, questions };
}
