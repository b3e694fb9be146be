/**
 * Does something at once, and then at most so often.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";

/** What a {@linkcode Throttle} is made with. */
export interface ThrottleOptions {
  readonly clock: Clock;
  /** The least time between two runs, in milliseconds. */
  readonly everyMs: number;
  readonly run: () => void;
}

/** Joins what is asked for too often into one run. A timer runs only after a run. */
export class Throttle {
  readonly #options: ThrottleOptions;
  #cancel: (() => void) | undefined;
  #isAskedFor = false;

  constructor(options: ThrottleOptions) {
    this.#options = options;
  }

  /** Runs now, or as soon as it may. */
  touch(): void {
    if (this.#cancel !== undefined) {
      this.#isAskedFor = true;
      return;
    }
    const { clock, everyMs, run } = this.#options;
    this.#isAskedFor = false;
    this.#cancel = clock.after(everyMs, () => {
      this.#cancel = undefined;
      if (this.#isAskedFor) this.touch();
    });
    run();
  }

  /** Forgets what was asked for. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#isAskedFor = false;
  }
}
