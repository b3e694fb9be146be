/**
 * Keeps both directions of a session's heart-beats (STOMP 1.2, "Heart-beating").
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";

/** The longest delay timers take; a client that asks for more gets this, 24 days. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** What was agreed, and what to do about it. */
export interface HeartBeatOptions {
  /** Something must leave at least this often, in milliseconds; 0: never. */
  readonly sendEveryMs: number;
  /** Something should arrive this often, in milliseconds; 0: nothing is expected. */
  readonly expectEveryMs: number;
  /** How many of those may pass in silence: networks and busy clients are late. */
  readonly slack: number;
  /** Nothing has left for a while: send a heart-beat. */
  readonly onDue: () => void;
  /** Nothing arrived for too long. */
  readonly onSilent: () => void;
}

/** The heart-beats of one session, from CONNECTED on until {@linkcode stop}. */
export class HeartBeats {
  readonly #clock: Clock;
  readonly #options: HeartBeatOptions;
  #sentMs: number;
  #heard = false;
  /** Intervals in a row in which nothing arrived. */
  #silentIntervals = 0;
  #cancelSend = () => {};
  #cancelExpect = () => {};

  constructor(clock: Clock, options: HeartBeatOptions) {
    this.#clock = clock;
    this.#options = options;
    this.#sentMs = clock.now();
    const { sendEveryMs, expectEveryMs } = options;
    if (sendEveryMs > 0) this.#armSend(Math.min(sendEveryMs, MAX_DELAY_MS));
    if (expectEveryMs > 0) this.#armExpect(Math.min(expectEveryMs, MAX_DELAY_MS));
  }

  /** Something left. */
  sent(): void {
    if (this.#options.sendEveryMs > 0) this.#sentMs = this.#clock.now();
  }

  /** Something arrived; any byte counts. */
  heard(): void {
    this.#heard = true;
  }

  /** Ends both directions. */
  stop(): void {
    this.#cancelSend();
    this.#cancelExpect();
  }

  #armSend(everyMs: number): void {
    // A clock that was set must not stretch the wait.
    const idleMs = Math.min(Math.max(this.#clock.now() - this.#sentMs, 0), everyMs);
    this.#cancelSend = this.#clock.after(everyMs - idleMs, () => {
      if (this.#clock.now() - this.#sentMs >= everyMs) {
        this.#sentMs = this.#clock.now();
        this.#options.onDue();
      }
      this.#armSend(everyMs);
    });
  }

  /** Counts intervals instead of asking for the time, so that a clock that is set cuts nobody off. */
  #armExpect(everyMs: number): void {
    this.#cancelExpect = this.#clock.after(everyMs, () => {
      this.#silentIntervals = this.#heard ? 0 : this.#silentIntervals + 1;
      this.#heard = false;
      if (this.#silentIntervals >= this.#options.slack) this.#options.onSilent();
      else this.#armExpect(everyMs);
    });
  }
}
