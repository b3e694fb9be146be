/**
 * Searches the conversations in memory, message by message.
 *
 * @module
 */
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import { marksOf } from "../../../../shared/chat/words.ts";
import { show } from "../../conversation_writer.ts";
import type { KeptMessage } from "../../kept_message.ts";
import type { MemoryTables } from "../memory_tables.ts";
import type { Synchronous } from "../../part.ts";
import type { FoundMessages, SearchStore, WideQuery, WordQuery } from "../../port/search_store.ts";
import type { ConversationRecord } from "../../tables.ts";

/** A message, where it is, and what it is ordered by. */
interface Placed {
  readonly place: number;
  readonly record: ConversationRecord;
  readonly kept: KeptMessage;
}

/** Finds what {@linkcode MemoryTables} hold. */
export class MemorySearch implements Synchronous<SearchStore> {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  within(query: WordQuery & ConversationRef): FoundMessages {
    const content = this.#tables.content(query);
    if (content === undefined) return { found: [] };
    const { record, messages } = content;
    return this.#found(query, messages.map((kept) => ({ place: kept.seq, record, kept })));
  }

  everywhere({ kind, site, room, ...query }: WideQuery): FoundMessages {
    const fits = ({ ref }: ConversationRecord) =>
      (kind === "all" || (kind === "whispers") === (ref.whisper !== undefined)) &&
      (site === undefined || ref.room.startsWith(`${site}/`)) &&
      (room === undefined || ref.room === room);
    const messages = this.#tables.oldestFirst().filter(({ record }) => fits(record));
    return this.#found(query, messages.map(({ order, ...rest }) => ({ place: order, ...rest })));
  }

  #found(
    { words, limit, before = Infinity }: WordQuery,
    oldestFirst: readonly Placed[],
  ): FoundMessages {
    const hits = oldestFirst.filter(({ place, kept }) =>
      place < before && marksOf(kept.text, words) !== undefined
    ).toReversed();
    const page = hits.slice(0, limit);
    const next = hits.length > limit ? page.at(-1)?.place : undefined;
    return {
      found: page.map(({ place, record, kept }) => ({
        message: show(this.#tables, record, kept),
        place,
      })),
      ...next !== undefined && { next },
    };
  }
}
