/**
 * Whose turn it is to do what is done every hour, and at the start: of instances that share their data
 * one does it, since it costs many calls and most start for a single request.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import type { Store } from "../storage/store.ts";

/** Whether it is this instance's turn now. Rejects where the store does. */
export type HourlyTurn = () => Promise<boolean>;

/** Something that is done now and then. */
export interface Recurring {
  /** Resolves when what was begun is done. */
  settled(): Promise<void>;
  /** Begins nothing more, and waits for what was begun. */
  stop(): Promise<void>;
}

/** What is spent by the instance whose turn it is. */
export const TURN = "hourly.turn.of.instances";
/** A little less than the hour after which the same instance asks again. */
const TURN_MS = 55 * 60_000;
/** What belongs together asks within this time. */
const SAME_MS = 60_000;

/** The turn of an instance that is alone: always its own. */
export const alone: HourlyTurn = () => Promise.resolve(true);

/** The turn of one of several instances. What is asked within a minute has the same answer. */
export function hourlyTurn(
  store: Pick<Store, "readers">,
  clock: Pick<Clock, "now">,
): HourlyTurn {
  let askedAt = -Infinity;
  let answer = Promise.resolve(false);
  return () => {
    const now = clock.now();
    if (now >= askedAt + SAME_MS) {
      askedAt = now;
      answer = store.readers.spend({ nonce: TURN, expiresAt: now + TURN_MS, now });
      answer.catch(() => askedAt = -Infinity);
    }
    return answer;
  };
}
