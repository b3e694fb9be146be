/**
 * Speaks new messages to a screen reader: each once, a burst as a count.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";

/** More than this at once are a burst. */
const MAX_SPOKEN = 2;
/** How long messages gather before they are spoken. */
const GATHER_MS = 150;
/** A live region whose text leaves earlier is missed by some screen readers. */
const STAY_MS = 1_500;

/** What an {@linkcode Announcer} needs. */
export interface AnnouncerOptions {
  readonly clock: Clock;
  /** Puts lines into the live region, in place of those before; none empties it. */
  readonly show: (lines: readonly string[]) => void;
}

/** Gathers what is to be spoken and hands it to a live region at a pace that can be followed. */
export class Announcer {
  readonly #options: AnnouncerOptions;
  #waiting: string[] = [];
  #summary: (count: number) => string = String;
  #cancel: (() => void) | undefined;

  constructor(options: AnnouncerOptions) {
    this.#options = options;
  }

  /**
   * Speaks `lines` soon.
   *
   * @param summary says that many messages came, in case they are too many to speak
   */
  say(lines: readonly string[], summary: (count: number) => string): void {
    this.#waiting.push(...lines);
    this.#summary = summary;
    if (this.#waiting.length > 0) this.#cancel ??= this.#after(GATHER_MS);
  }

  /** Forgets what waits; what is in the region stays there. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#waiting = [];
  }

  #after(delayMs: number): () => void {
    return this.#options.clock.after(delayMs, () => {
      const lines = this.#waiting;
      this.#waiting = [];
      this.#options.show(lines.length > MAX_SPOKEN ? [this.#summary(lines.length)] : lines);
      this.#cancel = lines.length > 0 ? this.#after(STAY_MS) : undefined;
    });
  }
}
