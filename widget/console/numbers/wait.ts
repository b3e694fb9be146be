/**
 * How long something took, as people say it.
 *
 * @module
 */

/** So many of a unit. */
export interface Wait {
  readonly count: number;
  readonly unit: "minute" | "hour" | "day";
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * A time in the unit that fits, rounded up: what is said to be within it is. What has lasted so far
 * is rounded down.
 *
 * @example
 * ```ts
 * import { waitOf } from "./wait.ts";
 * console.assert(waitOf(90 * 60_000).count === 2);
 * ```
 */
export function waitOf(ms: number, rounded: (units: number) => number = Math.ceil): Wait {
  if (ms <= 59 * MINUTE_MS) {
    return { count: Math.max(1, rounded(ms / MINUTE_MS)), unit: "minute" };
  }
  if (ms <= 47 * HOUR_MS) return { count: rounded(ms / HOUR_MS), unit: "hour" };
  return { count: rounded(ms / DAY_MS), unit: "day" };
}
