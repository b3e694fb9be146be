/**
 * How fast a load goes, and when it ends.
 *
 * @module
 */

/** Shared by all clients of one load. */
export class Pace {
  readonly #wakers = new Set<() => void>();
  #stopped = false;

  /** Whether it is time to go. */
  get stopped(): boolean {
    return this.#stopped;
  }

  /** Waits so long, or until it is time to go. */
  pause(ms: number): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.#wakers.add(wake);
    });
  }

  /** Ends every pause, and the load. */
  stop(): void {
    this.#stopped = true;
    for (const wake of [...this.#wakers]) wake();
  }
}
