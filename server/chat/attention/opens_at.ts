/**
 * When an author who is out of hours usually answers again.
 *
 * @module
 */
import type { Hours } from "../../../shared/chat/site.ts";
import { isWithin, nextOpening } from "../site/hours.ts";

const MINUTE_MS = 60_000;

/** When hours begin again, in milliseconds since 1970; `undefined` within them, or if they never do. */
export type OpensAt = (hours: Hours, now: number) => number | undefined;

/** Hours are in whole minutes, and calendars are slow: it is found out once in a minute. */
export function opensAtByMinute(): OpensAt {
  const known = new WeakMap<Hours, { readonly minute: number; readonly at: number | undefined }>();
  return (hours, now) => {
    const minute = Math.floor(now / MINUTE_MS);
    const before = known.get(hours);
    if (before?.minute === minute) return before.at;
    const at = isWithin(hours, now) ? undefined : nextOpening(hours, now);
    known.set(hours, { minute, at });
    return at;
  };
}
