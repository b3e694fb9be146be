/**
 * Asks Deno KV, so many things at once and no longer than a time. Deno's own client of a distant one tries
 * each call for ever, also when nobody waits for it any more: so while many have no answer, no more is
 * asked, and whoever wants something is told at once.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";

/** After which Deno KV counts as not answering. */
const ANSWER_MS = 10_000;
/** Calls that are on their way at once; others wait for these. */
const MAX_ASKED = 100;
const MAX_WAITING = 5_000;
/** So many calls that nobody waits for any more say that Deno KV does not answer. */
const MAX_LATE = 16;
/** As often one call tries it then. */
const TRIAL_MS = 10_000;

/** See the module. */
export class Asking {
  readonly #clock: Clock;
  #asked = 0;
  /** Those that may ask next, the first one first. */
  readonly #waiting = new Set<() => void>();
  /** Calls that got no answer in time, and none since; none of before one that was answered. */
  readonly #late = new Set<object>();
  #triedAt = -Infinity;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws what it throws, and an Error when it is not answered in time, or not asked */
  async ask<Value>(work: () => Promise<Value>): Promise<Value> {
    const isTrial = this.#late.size >= MAX_LATE;
    if (isTrial) {
      const now = this.#clock.now();
      if (now - this.#triedAt < TRIAL_MS) this.#checkLate();
      this.#triedAt = now;
    }
    const { promise: late, reject } = Promise.withResolvers<never>();
    const asked = { end: () => {} };
    const cancel = this.#clock.after(ANSWER_MS, () => {
      asked.end();
      reject(new Error("No answer in time"));
    });
    try {
      const answer = isTrial ? this.#ask(work, asked) : this.#inTurn(work, asked);
      return await Promise.race([answer, late]);
    } finally {
      cancel();
    }
  }

  #checkLate(): void {
    const { size } = this.#late;
    if (size >= MAX_LATE) throw new Error(`No answer to ${size} calls, so no more is asked`);
  }

  async #inTurn<Value>(work: () => Promise<Value>, asked: { end: () => void }): Promise<Value> {
    if (this.#asked >= MAX_ASKED) {
      if (this.#waiting.size >= MAX_WAITING) throw new Error("Too many calls wait");
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.add(resolve);
      // Whoever waits no longer is not let in.
      asked.end = () => void this.#waiting.delete(resolve);
      await promise;
      this.#checkLate();
    }
    return await this.#ask(work, asked);
  }

  async #ask<Value>(work: () => Promise<Value>, asked: { end: () => void }): Promise<Value> {
    this.#asked++;
    let isOn = true;
    const end = () => {
      if (!isOn) return;
      isOn = false;
      this.#asked--;
      const [next] = this.#waiting;
      if (next === undefined) return;
      this.#waiting.delete(next);
      next();
    };
    asked.end = () => {
      this.#late.add(asked);
      end();
    };
    try {
      const value = await work();
      this.#late.clear();
      return value;
    } finally {
      this.#late.delete(asked);
      end();
    }
  }
}
