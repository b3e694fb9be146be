/**
 * Long work in several tasks of the browser, which can answer its user in between.
 *
 * @module
 */

import type { Clock } from "../../shared/clock.ts";

/** What may yield, where the browser can (Prioritized Task Scheduling). */
interface Scheduling {
  readonly scheduler?: { readonly yield?: () => Promise<unknown> };
}

/** A clock that also knows how to let others have their turn; one that does not is for tests. */
export interface PacedClock extends Clock {
  readonly pause?: () => Promise<unknown>;
}

/** Draws at once, or after a pause: none of the first drawings shall hold the browser up for long. */
export function drawAfter(
  atOnce: unknown,
  clock: PacedClock | undefined,
  draw: () => void | Promise<unknown>,
): void | Promise<unknown> {
  return atOnce ? draw() : clock?.pause?.().then(draw) ?? draw();
}

/** Fulfilled in a task of its own: before new ones where the browser can do that. */
export function nextTask(): Promise<unknown> {
  const { scheduler } = globalThis as Scheduling;
  return scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
}
