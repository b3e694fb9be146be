/**
 * Canned answers in memory.
 *
 * @module
 */
import type { CannedAnswer } from "../../../../shared/chat/canned.ts";
import type { Synchronous } from "../../part.ts";
import type { CannedStore } from "../../port/canned_store.ts";

/** Canned answers, until the process ends. */
export class MemoryCanned implements Synchronous<CannedStore> {
  readonly #answers = new Map<string, CannedAnswer>();

  all(): readonly CannedAnswer[] {
    return [...this.#answers.values()].sort((a, b) => a.id < b.id ? -1 : 1);
  }

  put(answer: CannedAnswer, limit: number): boolean {
    if (!this.#answers.has(answer.id) && this.#answers.size >= limit) return false;
    this.#answers.set(answer.id, { ...answer });
    return true;
  }

  remove(id: string): boolean {
    return this.#answers.delete(id);
  }
}
