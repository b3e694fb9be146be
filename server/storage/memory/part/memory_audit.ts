/**
 * What authors did, in memory.
 *
 * @module
 */
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { AuditEntry, AuditQuery, AuditStore, NewAuditEntry } from "../../port/audit_store.ts";
import { hashOfReader } from "../../port/reader_hash.ts";

/** The entries, until the process ends. */
export class MemoryAudit implements Synchronous<AuditStore> {
  #entries: AuditEntry[] = [];
  #lastKey = 0;

  add(entry: NewAuditEntry): void {
    this.#entries.push({ ...structuredClone(entry), key: ++this.#lastKey });
  }

  page(
    { before = Infinity, limit, by, acts, from = 0, until = Infinity }: AuditQuery,
  ): readonly AuditEntry[] {
    return this.#entries.filter((entry) =>
      entry.key < before && (by === undefined || entry.by.id === by) &&
      (acts === undefined || acts.includes(entry.act)) && entry.at >= from && entry.at < until
    ).reverse().slice(0, limit).map((entry) => structuredClone(entry));
  }

  tidy({ before, keep }: { before: number; keep: number }): void {
    this.#entries = this.#entries.filter(({ at }) => at >= before);
    this.#entries = this.#entries.slice(Math.max(0, this.#entries.length - keep));
  }

  forget(reader: string): void {
    this.#forget(({ about }) => about.reader === reader);
  }

  forgetIn({ room, whisper }: ConversationRef): void {
    this.#forget(({ about }) =>
      about.room === room && (whisper === undefined || whisper === about.reader)
    );
  }

  #forget(concerns: (entry: AuditEntry) => boolean): void {
    this.#entries = this.#entries.map((entry) => {
      const { reader, ...about } = entry.about;
      return reader !== undefined && concerns(entry)
        ? { ...entry, about: { ...about, readerHash: hashOfReader(reader) } }
        : entry;
    });
  }
}
