/**
 * Reads what other instances say, as long as this one is there.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import { type KvLog, MAX_READ, type StampedEntry } from "./kv_log.ts";
import type { Pauses } from "./pause.ts";

/** What a {@linkcode Hearing} is made with. */
export interface HearingOptions {
  readonly log: Pick<KvLog, "after" | "watch">;
  readonly clock: Clock;
  readonly pauses: Pauses;
  /** How long an entry surely stays. */
  readonly keepMs: number;
  /** Takes an entry; each once, in order. */
  readonly onEntry: (entry: StampedEntry) => void;
  /** Entries may have been deleted unread. */
  readonly onMissed: () => void;
}

/** See the module. */
export class Hearing {
  readonly #options: HearingOptions;
  /** The last entry that was read. */
  #stamp = "";
  /** When that was. */
  #readMs = 0;
  #reading = Promise.resolve();
  #stopWatch: (() => void) | undefined;

  constructor(options: HearingOptions) {
    this.#options = options;
  }

  /** Hears what comes after a commit, until it is stopped; goes on where it hears already. */
  start(stamp: string): void {
    if (this.#stopWatch !== undefined) return;
    this.#stamp = stamp;
    this.#readMs = this.#options.clock.now();
    void this.#watch();
  }

  /** Hears nothing more. */
  stop(): void {
    this.#stopWatch?.();
    this.#stopWatch = undefined;
  }

  /** Reads what there is up to a commit, unless that was read. Rejects when KV does not answer. */
  async upTo(stamp: string): Promise<void> {
    // Who knows that there is nothing has missed nothing, however long nothing was read.
    if (stamp <= this.#stamp) this.#readMs = this.#options.clock.now();
    else await this.catchUp();
  }

  /** Reads all there is. Rejects when KV does not answer. */
  catchUp(): Promise<void> {
    const reading = this.#reading.then(() => this.#read());
    this.#reading = reading.catch(() => {});
    return reading;
  }

  async #watch(): Promise<void> {
    const { log, pauses } = this.#options;
    let reader: ReadableStreamDefaultReader | undefined;
    const stop = () => {
      // It may have broken already.
      reader?.cancel().catch(() => {});
      pauses.wake();
    };
    this.#stopWatch = stop;
    for (let failures = 1; this.#stopWatch === stop; failures++) {
      try {
        reader = log.watch().getReader();
        while (this.#stopWatch === stop && !(await reader.read()).done) {
          await this.catchUp();
          failures = 0;
        }
      } catch {
        // Said by the log of the bus when nothing else answers either.
      }
      reader?.cancel().catch(() => {});
      if (this.#stopWatch === stop) await pauses.after(Math.max(failures, 1));
    }
  }

  async #read(): Promise<void> {
    const { log, clock, keepMs, onEntry, onMissed } = this.#options;
    const watched = this.#stopWatch;
    if (watched === undefined) return;
    const nowMs = clock.now();
    const isLate = nowMs - this.#readMs > keepMs;
    for (let isFirst = true;; isFirst = false) {
      const entries = await log.after(this.#stamp);
      if (this.#stopWatch !== watched) return;
      if (isFirst && isLate) onMissed();
      for (const entry of entries) {
        this.#stamp = entry.stamp;
        onEntry(entry);
      }
      if (entries.length < MAX_READ) break;
    }
    this.#readMs = nowMs;
  }
}
