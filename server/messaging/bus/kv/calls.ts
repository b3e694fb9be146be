/**
 * Calls of KV that end in time, and how it answers them.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";

/** What {@linkcode Calls} are made with. */
export interface CallsOptions {
  readonly clock: Clock;
  /** How long KV may take for anything, in milliseconds. */
  readonly timeoutMs: number;
  /** Hears whether KV answers, whenever that changes. */
  readonly onAvailability: (available: boolean, error?: unknown) => void;
}

/** So many calls of the last minute may be without an answer. */
const MAX_UNANSWERED = 16;
const FORGOTTEN_AFTER_MS = 60_000;

/**
 * See the module. Deno's own client of a distant KV tries a call for ever, also one that nobody waits
 * for any more: while too many have no answer, no more is asked.
 */
export class Calls {
  readonly #options: CallsOptions;
  /** When each call that has no answer was made. */
  readonly #unanswered = new Map<object, number>();
  #available = true;

  constructor(options: CallsOptions) {
    this.#options = options;
  }

  /** Does something. Rejects when KV refuses, or does not answer in time. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const { clock, timeoutMs } = this.#options;
    const { promise: late, reject } = Promise.withResolvers<never>();
    const cancel = clock.after(
      timeoutMs,
      () => reject(new Error(`Cannot go on with KV: it did not answer within ${timeoutMs} ms`)),
    );
    try {
      const result = await Promise.race([this.#ask(work), late]);
      this.#tell(true);
      return result;
    } catch (error) {
      this.#tell(false, error);
      throw error;
    } finally {
      cancel();
    }
  }

  async #ask<T>(work: () => Promise<T>): Promise<T> {
    const nowMs = this.#options.clock.now();
    for (const [call, sinceMs] of this.#unanswered) {
      if (nowMs - sinceMs >= FORGOTTEN_AFTER_MS) this.#unanswered.delete(call);
    }
    if (this.#unanswered.size >= MAX_UNANSWERED) {
      throw new Error(`Cannot go on with KV: ${this.#unanswered.size} calls have no answer yet`);
    }
    const call = {};
    this.#unanswered.set(call, nowMs);
    try {
      return await work();
    } finally {
      this.#unanswered.delete(call);
    }
  }

  #tell(available: boolean, error?: unknown): void {
    if (available === this.#available) return;
    this.#available = available;
    this.#options.onAvailability(available, error);
  }
}
