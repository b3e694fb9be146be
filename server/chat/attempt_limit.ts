/**
 * How often something may be tried, for each of many keys (addresses, usually).
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";

/** How many at once, and how soon another. */
export interface AttemptRate {
  /** How many attempts somebody has who made none for long. */
  readonly burst: number;
  /** How long it takes until one attempt comes back, in milliseconds. */
  readonly intervalMs: number;
}

/** So many keys are remembered; then the one longest unseen is forgotten. */
const MAX_KEYS = 10_000;

/**
 * Counts attempts. For each key one moment is kept: when all attempts will be back. Nobody is ever
 * locked out for longer than one interval.
 */
export class AttemptLimit {
  readonly #rate: AttemptRate;
  readonly #clock: Pick<Clock, "now">;
  /** When a key has its whole burst again, in milliseconds since 1970; longest unseen first. */
  readonly #restedAtMs = new Map<string, number>();

  constructor(rate: AttemptRate, clock: Pick<Clock, "now">) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /**
   * Takes one attempt.
   *
   * @returns how long to wait before the next try, in milliseconds: 0 when the attempt was there.
   *   Asking too early takes nothing.
   */
  take(key: string): number {
    const now = this.#clock.now();
    const { burst, intervalMs } = this.#rate;
    // A clock set back must not make anybody wait longer than a whole burst takes.
    const restedAtMs = Math.min(
      Math.max(this.#restedAtMs.get(key) ?? now, now),
      now + burst * intervalMs,
    );
    const waitMs = restedAtMs - now - (burst - 1) * intervalMs;
    this.#remember(key, waitMs > 0 ? restedAtMs : restedAtMs + intervalMs);
    return Math.max(0, waitMs);
  }

  /** Gives back an attempt that turned out to be rightful. */
  giveBack(key: string): void {
    const restedAtMs = this.#restedAtMs.get(key);
    if (restedAtMs !== undefined) this.#remember(key, restedAtMs - this.#rate.intervalMs);
  }

  #remember(key: string, restedAtMs: number): void {
    this.#restedAtMs.delete(key);
    if (restedAtMs <= this.#clock.now()) return;
    const [longestUnseen] = this.#restedAtMs.keys();
    if (this.#restedAtMs.size >= MAX_KEYS && longestUnseen !== undefined) {
      this.#restedAtMs.delete(longestUnseen);
    }
    this.#restedAtMs.set(key, restedAtMs);
  }
}
