/**
 * The time of the machine, which a test can put forward: what waits for long is done at once then.
 *
 * @module
 */
import { systemClock } from "../../server/messaging/mod.ts";
import type { Clock } from "../../shared/clock.ts";

/** Shorter waits are waited for: heart-beats and the like go on as they do. */
const LONG_MS = 5_000;

/** What the time was put forward for needs some, too. */
const PAUSE_MS = 30;

/** A clock that goes by itself, and can be put forward. */
export class ShiftedClock implements Clock {
  #offsetMs = 0;
  readonly #tasks = new Set<{ readonly dueMs: number; readonly run: () => void }>();

  now(): number {
    return systemClock.now() + this.#offsetMs;
  }

  after(delayMs: number, task: () => void): () => void {
    if (delayMs < LONG_MS) return systemClock.after(delayMs, task);
    const entry = { dueMs: this.now() + delayMs, run: task };
    this.#tasks.add(entry);
    return () => void this.#tasks.delete(entry);
  }

  /** Puts it forward, and does what is due by then, the first due first. */
  pass(ms: number): void {
    this.#offsetMs += ms;
    const now = this.now();
    const due = [...this.#tasks].filter(({ dueMs }) => dueMs <= now)
      .sort((a, b) => a.dueMs - b.dueMs);
    for (const entry of due) {
      this.#tasks.delete(entry);
      entry.run();
    }
  }

  /** Puts it forward, a little at a time, until something has come. */
  async passUntil<T>(coming: Promise<T>, stepMs: number): Promise<T> {
    let isThere = false;
    const came = coming.finally(() => isThere = true);
    while (!isThere) {
      this.pass(stepMs);
      const { promise: aWhile, resolve } = Promise.withResolvers<void>();
      const cancel = systemClock.after(PAUSE_MS, resolve);
      await Promise.race([came, aWhile]);
      cancel();
    }
    return await came;
  }
}
