/**
 * Measures and networks in memory.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type { MeasureStore, SeenNetwork, StoredMeasure } from "../../port/measure_store.ts";
import { hashOfReader } from "../../port/reader_hash.ts";

/** What authors decided about readers, until the process ends. */
export class MemoryMeasures implements Synchronous<MeasureStore> {
  readonly #measures = new Map<string, StoredMeasure>();
  #seen: SeenNetwork[] = [];

  all(): readonly StoredMeasure[] {
    return [...this.#measures.values()].reverse().sort((a, b) => b.at - a.at);
  }

  add(measure: StoredMeasure): boolean {
    if (this.#measures.has(measure.id)) return false;
    this.#measures.set(measure.id, structuredClone(measure));
    return true;
  }

  lift(id: string): boolean {
    return this.#measures.delete(id);
  }

  note(seen: SeenNetwork): void {
    this.#seen.push({ ...seen });
  }

  networkAt({ reader, at }: Omit<SeenNetwork, "network">): string | undefined {
    return this.#seen.filter((seen) => seen.reader === reader && seen.at <= at)
      .reduce<SeenNetwork | undefined>(
        (last, seen) => last !== undefined && last.at > seen.at ? last : seen,
        undefined,
      )?.network;
  }

  tidy({ now, networksBefore }: { now: number; networksBefore: number }): void {
    for (const { id, expiresAt = Infinity } of this.#measures.values()) {
      if (expiresAt <= now) this.#measures.delete(id);
    }
    this.#seen = this.#seen.filter(({ at }) => at >= networksBefore);
  }

  forget(reader: string): void {
    this.#seen = this.#seen.filter((seen) => seen.reader !== reader);
    for (const measure of this.#measures.values()) {
      if (measure.reader !== reader) continue;
      const { reader: _, ...rest } = measure;
      const readerHash = hashOfReader(reader);
      this.#measures.set(measure.id, { ...rest, readerHash, reason: "" });
    }
  }
}
