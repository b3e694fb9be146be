/**
 * Writes what an instance says: what was said within a moment with one commit.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import type { Json } from "../bus.ts";
import type { Pauses } from "./pause.ts";
import { type Loss, Waiting, type WaitingLimits } from "./waiting.ts";

/** What a {@linkcode Speaking} is made with. */
export interface SpeakingOptions {
  readonly clock: Clock;
  readonly pauses: Pauses;
  readonly limits: WaitingLimits;
  /** How long is waited for more to be said. */
  readonly batchMs: number;
  /** How long writing is tried. */
  readonly giveUpMs: number;
  /** Whether nobody would hear it. */
  readonly isAlone: () => Promise<boolean>;
  /** Writes it. */
  readonly say: (said: readonly Uint8Array[]) => Promise<void>;
  /** Hears how many messages were dropped, and why. */
  readonly onLost: (reason: Loss | "unreachable", count: number) => void;
}

/** See the module. One commit follows the other, so the order is that of {@linkcode publish}. */
export class Speaking {
  readonly #options: SpeakingOptions;
  readonly #waiting: Waiting;
  #cancelTimer: (() => void) | undefined;
  #writing: Promise<void> | undefined;

  constructor(options: SpeakingOptions) {
    this.#options = options;
    this.#waiting = new Waiting(options.limits, (reason) => options.onLost(reason, 1));
  }

  /** Says something soon. */
  publish(topic: string, body: Json): void {
    this.#waiting.add(topic, body);
    this.#schedule();
  }

  /** Resolves when all that was said so far was written or dropped. */
  async flush(): Promise<void> {
    await this.#writing;
    // What was said while that was written.
    if (!this.#waiting.isEmpty) await this.#begin();
  }

  #schedule(): void {
    const { clock, batchMs } = this.#options;
    if (this.#writing !== undefined || this.#waiting.isEmpty) return;
    this.#cancelTimer ??= clock.after(batchMs, () => void this.#begin());
  }

  #begin(): Promise<void> {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    return this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
      this.#schedule();
    });
  }

  async #write(): Promise<void> {
    const batches = [];
    while (!this.#waiting.isEmpty) batches.push(this.#waiting.take());
    for (const batch of batches) await this.#writeBatch(batch);
  }

  async #writeBatch(batch: readonly Uint8Array[]): Promise<void> {
    const { clock, pauses, giveUpMs, isAlone, say, onLost } = this.#options;
    const untilMs = clock.now() + giveUpMs;
    for (let failures = 1;; failures++) {
      try {
        // Asked anew each time: who joins must not miss what is said from then on.
        if (!await isAlone()) await say(batch);
        return;
      } catch {
        await pauses.after(failures);
        if (pauses.ended || clock.now() > untilMs) return onLost("unreachable", batch.length);
      }
    }
  }
}
