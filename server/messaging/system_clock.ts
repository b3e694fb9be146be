/**
 * The clock a {@linkcode StompServer} uses unless it is given another.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};
