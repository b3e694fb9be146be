/**
 * Readers in memory.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type { ReaderRecord, ReaderStore, SingleUse } from "../../port/reader_store.ts";

/** Readers, until the process ends. */
export class MemoryReaders implements Synchronous<ReaderStore> {
  readonly #readers = new Map<string, ReaderRecord>();
  /** When what was used may be forgotten. */
  readonly #spent = new Map<string, number>();

  find(id: string): ReaderRecord | undefined {
    return this.#readers.get(id);
  }

  list(ids: readonly string[]): readonly ReaderRecord[] {
    return [...new Set(ids)].flatMap((id) => this.#readers.get(id) ?? []);
  }

  put(record: ReaderRecord): void {
    this.#readers.set(record.id, { ...record });
  }

  forget(id: string): boolean {
    return this.#readers.delete(id);
  }

  clear(site: string): boolean {
    const ids = [...this.#readers.values()].filter((each) => each.site === site).map(({ id }) =>
      id
    );
    for (const id of ids) this.#readers.delete(id);
    return ids.length > 0;
  }

  spend({ nonce, expiresAt, now }: SingleUse): boolean {
    for (const [spent, until] of this.#spent) if (until <= now) this.#spent.delete(spent);
    if (this.#spent.has(nonce)) return false;
    this.#spent.set(nonce, expiresAt);
    return true;
  }
}
