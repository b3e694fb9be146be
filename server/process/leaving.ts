/**
 * How a server leaves: its clients first, then what was asked of it over HTTP, then its data; all of
 * it in the time that platforms give.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import { within } from "../../shared/within.ts";

/**
 * Platforms kill what has not ended five seconds after it was asked to. It may take a while until a
 * busy process hears of it, and to end.
 */
const LEAVE_MS = 3_500;
/** How long a slow request may go on after all sockets were released. */
const SHUTDOWN_MS = 500;

/** What leaves. */
export interface Leaving {
  readonly clock: Pick<Clock, "after">;
  /** Releases the clients, and answers what is being worked on. */
  drain(): Promise<void>;
  /** Takes no more requests, and waits for those that are under way. */
  shutdown(): Promise<void>;
  /** Finishes what was begun and lets go of the data. */
  close(): Promise<void>;
}

/**
 * Leaves. What is not finished then was not acknowledged to anybody either: the process may end.
 *
 * @returns whether all was finished in time
 */
export function leave(leaving: Leaving): Promise<boolean> {
  return within(inOrder(leaving), LEAVE_MS, leaving.clock);
}

async function inOrder({ clock, drain, shutdown, close }: Leaving): Promise<void> {
  try {
    // Sockets first: shutdown() would close them with a code that says nothing of a restart.
    await drain();
    await within(shutdown(), SHUTDOWN_MS, clock);
  } finally {
    await close();
  }
}
