/**
 * The clock of the machine, with a count of the timers that run.
 *
 * @module
 */
import { systemClock } from "../../server/messaging/system_clock.ts";
import type { Clock } from "../../shared/clock.ts";

/** See the module. */
export class CountingClock implements Clock {
  #running = 0;

  /** Timers that were started and neither went off nor were cancelled. */
  get running(): number {
    return this.#running;
  }

  now(): number {
    return systemClock.now();
  }

  after(delayMs: number, task: () => void): () => void {
    let runs = true;
    const end = () => {
      if (runs) this.#running--;
      runs = false;
    };
    this.#running++;
    const cancel = systemClock.after(delayMs, () => {
      end();
      task();
    });
    return () => {
      end();
      cancel();
    };
  }
}
