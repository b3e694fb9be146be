/**
 * The timers of the browser.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";

/** Runs a task later. Returns how to cancel it. */
export const browserAfter: Clock["after"] = (delayMs, task) => {
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
};
