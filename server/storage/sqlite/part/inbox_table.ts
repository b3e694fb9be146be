/**
 * The list of all conversations, in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type {
  ConversationPage,
  ConversationQuery,
  InboxStore,
  ListedConversation,
} from "../../port/inbox_store.ts";
import type { FiledConversation } from "../conversation/conversation_table.ts";
import type { SqliteTables } from "../conversation/sqlite_tables.ts";

/** Reads the tables `conversation` and `message`. */
export class InboxTable implements Synchronous<InboxStore> {
  readonly #statements;
  readonly #tables: SqliteTables;

  constructor(db: DatabaseSync, tables: SqliteTables) {
    this.#tables = tables;
    this.#statements = {
      all: db.prepare(
        `select key, last_message from conversation
         where last_message < ? order by last_message desc limit ?`,
      ),
      some: db.prepare(
        `select key, last_message from conversation
         where last_message < ? and open_questions >= ? and (whisper = '' or not ?)
         order by last_message desc limit ?`,
      ),
      oldest: db.prepare(
        `select at from message where conversation = ? and question = 'open' order by seq limit 1`,
      ),
    };
  }

  list(
    { before = Number.MAX_SAFE_INTEGER, limit, isOpen = false, roomsOnly = false }:
      ConversationQuery,
  ): ConversationPage {
    // One more, to see whether there are more.
    const found =
      (isOpen || roomsOnly
        ? this.#statements.some.all(before, Number(isOpen), Number(roomsOnly), limit + 1)
        : this.#statements.all.all(before, limit + 1)) as FoundRow[];
    const rows = found.slice(0, limit);
    const next = found.length > limit ? rows.at(-1)?.last_message : undefined;
    return {
      listed: rows.flatMap(({ key }) => this.#listed(this.#tables.conversationOf(key)) ?? []),
      ...next !== undefined && { next },
    };
  }

  of(ref: ConversationRef): ListedConversation | undefined {
    const conversation = this.#tables.conversation(ref);
    return conversation && this.#listed(conversation);
  }

  #listed(conversation: FiledConversation): ListedConversation | undefined {
    const summary = this.#tables.summary(conversation);
    const askedAt = conversation.questions.open === 0
      ? undefined
      : this.#statements.oldest.get(conversation.key)?.["at"];
    return summary && { summary, ...askedAt !== undefined && { askedAt: Number(askedAt) } };
  }
}

type FoundRow = { key: number; last_message: number };
