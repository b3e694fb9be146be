/**
 * Waiting before something is tried again.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";

const FIRST_MS = 100;
const LONGEST_MS = 2_000;

/** Pauses that double, from 100 ms to 2 s; all that wait go on when they are ended. */
export class Pauses {
  readonly #clock: Clock;
  readonly #waiting = new Set<() => void>();
  #ended = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether nothing is to be tried again. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Waits. @param failures how often it failed, from 1 on */
  async after(failures: number): Promise<void> {
    if (this.#ended) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const delayMs = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS);
    const cancel = this.#clock.after(delayMs, resolve);
    this.#waiting.add(resolve);
    await promise;
    cancel();
    this.#waiting.delete(resolve);
  }

  /** Lets all that wait go on at once. */
  wake(): void {
    for (const goOn of this.#waiting) goOn();
  }

  /** The same, and nobody waits any more. */
  end(): void {
    this.#ended = true;
    this.wake();
  }
}
