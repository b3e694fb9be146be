/**
 * Removes messages and conversations from memory.
 *
 * @module
 */
import type { ConversationRef, RoomId } from "../../../../shared/chat/id.ts";
import type { MemoryTables } from "../memory_tables.ts";
import type { Synchronous } from "../../part.ts";
import type { Erased, Expiry, LifeStore } from "../../port/life_store.ts";

/** {@linkcode LifeStore} on tables in memory. */
export class MemoryLife implements Synchronous<LifeStore> {
  readonly #tables: MemoryTables;

  constructor(tables: MemoryTables) {
    this.#tables = tables;
  }

  rooms(): readonly RoomId[] {
    return this.#tables.rooms();
  }

  conversations(room: RoomId): readonly ConversationRef[] {
    return this.#tables.newestFirst().map(({ record }) => record.ref)
      .filter((ref) => ref.room === room)
      .sort((a, b) => (a.whisper ?? "") < (b.whisper ?? "") ? -1 : 1);
  }

  expire({ room, before, limit }: Expiry): number {
    let left = limit;
    for (const { record, messages } of this.#tables.newestFirst()) {
      if (record.ref.room !== room) continue;
      const young = messages.findIndex(({ at }) => at >= before);
      const count = Math.min(left, young === -1 ? messages.length : young);
      this.#tables.removeOldest(record.key, count);
      left -= count;
      const isOver = count > 0 && messages.length === 0 && record.ref.whisper !== undefined;
      if (isOver) this.#tables.removeConversation(record.key);
    }
    return limit - left;
  }

  erase({ limit, ...ref }: ConversationRef & { readonly limit: number }): Erased | undefined {
    const content = this.#tables.content(ref);
    if (content === undefined) return undefined;
    const { key, epoch } = content.record;
    this.#tables.removeOldest(key, limit);
    const done = content.messages.length === 0;
    if (done) this.#tables.removeConversation(key);
    return { epoch, done };
  }
}
