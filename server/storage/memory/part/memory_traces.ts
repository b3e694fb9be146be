/**
 * Finds what a reader left behind in memory.
 *
 * @module
 */
import type { ChatMessage } from "../../../../shared/chat/event.ts";
import { refOf, type RoomId } from "../../../../shared/chat/id.ts";
import { show } from "../../conversation_writer.ts";
import type { MemoryTables } from "../memory_tables.ts";
import type { Synchronous } from "../../part.ts";
import type { Felt, TraceStore, Written } from "../../port/trace_store.ts";

/** {@linkcode TraceStore} on tables in memory. */
export class MemoryTraces implements Synchronous<TraceStore> {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  written(
    { reader, after, limit }: { reader: string; after: number; limit: number },
  ): Written {
    const found = this.#tables.oldestFirst().filter(({ from, order }) =>
      from.kind === "reader" && from.id === reader && order > after
    ).slice(0, limit);
    const messages = found.map(({ record, kept }) => show(this.#tables, record, kept));
    const last = found.length < limit ? undefined : found.at(-1)?.order;
    return { messages, ...last !== undefined && { last } };
  }

  recent({ reader, limit }: { reader: string; limit: number }): readonly ChatMessage[] {
    return this.#tables.oldestFirst().filter(({ from, kept }) =>
      from.kind === "reader" && from.id === reader && !kept.deleted
    ).reverse().slice(0, limit).map(({ record, kept }) => show(this.#tables, record, kept));
  }

  felt({ reader, limit }: { reader: string; limit: number }): readonly Felt[] {
    return this.#tables.newestFirst().flatMap(({ record, messages, feelings }) =>
      messages.flatMap(({ id, seq }) =>
        [...feelings.get(seq) ?? []]
          .filter(([, people]) => people.has(`reader ${reader}`))
          .map(([emoji]): Felt => ({ ...refOf(record.ref), id, emoji }))
      )
    ).slice(0, limit);
  }

  whispered(reader: string): readonly RoomId[] {
    return this.#tables.newestFirst()
      .filter(({ record }) => record.ref.whisper === reader)
      .map(({ record }) => record.ref.room).sort();
  }
}
