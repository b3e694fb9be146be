/**
 * The list of all conversations, in memory.
 *
 * @module
 */
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import { show, summaryOf } from "../../conversation_writer.ts";
import type { Synchronous } from "../../part.ts";
import type {
  ConversationPage,
  ConversationQuery,
  InboxStore,
  ListedConversation,
} from "../../port/inbox_store.ts";
import type { MemoryConversation, MemoryTables } from "../memory_tables.ts";

/** {@linkcode InboxStore} on tables in memory. */
export class MemoryInbox implements Synchronous<InboxStore> {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  list({ before = Infinity, limit, isOpen, roomsOnly }: ConversationQuery): ConversationPage {
    const found = this.#tables.newestFirst().filter((content) =>
      content.messages.length > 0 && placeOf(content) < before &&
      (!isOpen || content.record.questions.open > 0) &&
      (!roomsOnly || content.record.ref.whisper === undefined)
    );
    const last = found.slice(0, limit).at(-1);
    return {
      listed: found.slice(0, limit).flatMap((content) => this.#listed(content) ?? []),
      ...found.length > limit && last !== undefined && { next: placeOf(last) },
    };
  }

  of(ref: ConversationRef): ListedConversation | undefined {
    const content = this.#tables.content(ref);
    return content && this.#listed(content);
  }

  #listed({ record, messages }: MemoryConversation): ListedConversation | undefined {
    const last = messages.at(-1);
    if (last === undefined) return undefined;
    const page = this.#tables.pageOf(record.ref.room);
    const asked = messages.find(({ question }) => question?.state === "open");
    return {
      summary: summaryOf({ ...record, page }, show(this.#tables, record, last)),
      ...asked !== undefined && { askedAt: asked.at },
    };
  }
}

/** Rises with each message of all conversations. */
function placeOf({ orders }: MemoryConversation): number {
  return Math.max(0, ...orders.values());
}
