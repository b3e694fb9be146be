/**
 * A clock that is asked more often than its time passes: each answer is a millisecond later.
 *
 * @module
 */
import { systemClock } from "../../server/messaging/mod.ts";
import type { Clock } from "../../shared/clock.ts";

/** A clock that begins at `now`, and waits as the machine's. */
export function risingClock(now = 1_700_000_000_000): Clock {
  return { now: () => now++, after: systemClock.after };
}
