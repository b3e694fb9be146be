/**
 * Reads what is kept into memory, where it may be changed while it is read.
 *
 * @module
 */

/** Counts what is changed here, so that what was read meanwhile is read once more. */
export class OwnChanges {
  #count = 0;

  /** Something was changed: in the store, and in memory. */
  note(): void {
    this.#count++;
  }

  /** What the store answers while nothing is changed. */
  async read<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      const before = this.#count;
      const answer = await ask();
      if (before === this.#count) return answer;
    }
  }
}
