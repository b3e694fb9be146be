/**
 * Speaks new messages to a screen reader: each once, a burst as a count.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";

/** More than this at once are a burst. */
const MAX_SPOKEN = 2;
/** How long messages gather before they are spoken. */
const GATHER_MS = 150;
/** A live region whose text leaves earlier is missed by some screen readers. */
const STAY_MS = 1_500;

/** Gathers what is to be spoken and hands it to a live region at a pace that can be followed. */
export class Announcer {
  readonly #clock: Clock;
  readonly #show: (lines: readonly string[]) => void;
  #waiting: string[] = [];
  #summary: (count: number) => string = String;
  #cancel: (() => void) | undefined;

  /** @param show puts lines into the live region, in place of those before; none empties it */
  constructor(clock: Clock, show: (lines: readonly string[]) => void) {
    this.#clock = clock;
    this.#show = show;
  }

  /**
   * Speaks `lines` soon.
   *
   * @param summary says that many messages came, in case they are too many to speak
   */
  say(lines: readonly string[], summary: (count: number) => string): void {
    this.#waiting.push(...lines);
    this.#summary = summary;
    this.#cancel ??= this.#gather();
  }

  /** Forgets what waits; what is in the region stays there. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#waiting = [];
  }

  /** The region is empty in between: who says the same twice in a row is heard twice. */
  #gather(): (() => void) | undefined {
    if (this.#waiting.length === 0) return undefined;
    return this.#clock.after(GATHER_MS, () => {
      const lines = this.#waiting;
      this.#waiting = [];
      this.#show(lines.length > MAX_SPOKEN ? [this.#summary(lines.length)] : lines);
      this.#cancel = this.#clock.after(STAY_MS, () => {
        this.#show([]);
        this.#cancel = this.#gather();
      });
    });
  }
}
