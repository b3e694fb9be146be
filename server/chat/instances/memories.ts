/**
 * What an instance remembers of what is kept, so as not to ask the store at every request. It is read
 * again when something may have changed elsewhere that was not heard.
 *
 * @module
 */

import type { StoreError } from "../../storage/store.ts";

/** Reads again. Rejects with a {@linkcode StoreError} when the store does not answer. */
export type Recall = () => Promise<void>;

/** What is remembered by several parts, read again together. */
export class Memories {
  readonly #report: (fault: StoreError) => void;
  readonly #parts = new Set<Recall>();
  #reading: Promise<void> | undefined;
  /** What has to be read again once the reading that goes on is over. */
  #isAskedFor = false;
  #isStale = false;
  #count = 0;

  /** @param report hears why the store did not answer; for the log */
  constructor(report: (fault: StoreError) => void) {
    this.#report = report;
  }

  /** Adds a part. */
  add(recall: Recall): void {
    this.#parts.add(recall);
  }

  /** How often it was read again, or is being so. */
  get count(): number {
    return this.#count;
  }

  /** Reads all of it again, after what is being read already. Never rejects. */
  refresh(): Promise<void> {
    this.#isAskedFor = true;
    return this.#reading ??= this.#readAll();
  }

  /**
   * Resolves when it is as it is kept; `undefined` when it is so, and when the store did not answer:
   * then it is tried once more, and nobody waits for it.
   */
  settled(): Promise<void> | undefined {
    if (!this.#isStale) return this.#reading;
    void this.refresh();
    return undefined;
  }

  async #readAll(): Promise<void> {
    while (this.#isAskedFor) {
      this.#isAskedFor = false;
      this.#count++;
      const read = await Promise.allSettled([...this.#parts].map((recall) => recall()));
      const faults = read.filter((each) => each.status === "rejected");
      // Of what goes on the log hears once.
      if (!this.#isStale) { for (const { reason } of faults) this.#report(reason); }
      this.#isStale = faults.length > 0;
    }
    this.#reading = undefined;
  }
}
