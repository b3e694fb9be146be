/**
 * A clock that is asked more often than its time passes: each answer is a millisecond later, and short
 * pauses are over at once.
 *
 * @module
 */
import { systemClock } from "../../server/messaging/mod.ts";
import type { Clock } from "../../shared/clock.ts";

/** Shorter pauses are for others' sake. */
const SHORT_MS = 3_000;

/** A clock that begins at `now`. */
export function risingClock(now = 1_700_000_000_000): Clock {
  return {
    now: () => now++,
    after: (delayMs, task) => systemClock.after(delayMs < SHORT_MS ? 0 : delayMs, task),
  };
}
