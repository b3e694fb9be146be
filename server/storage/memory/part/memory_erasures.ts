/**
 * Erasures of readers in memory.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type { Erasure, ErasureStore } from "../../port/erasure_store.ts";

/** Which readers were erased, until the process ends. */
export class MemoryErasures implements Synchronous<ErasureStore> {
  readonly #erasures = new Map<string, Erasure>();

  all(): readonly Erasure[] {
    return [...this.#erasures.values()].sort((a, b) => a.readerHash < b.readerHash ? -1 : 1);
  }

  put(erasure: Erasure): void {
    this.#erasures.set(erasure.readerHash, { ...erasure });
  }
}
