/**
 * When somebody who answers is there, out of what the server says. Pure.
 *
 * @module
 */
import type { Presence } from "../../../shared/chat/presence.ts";
import type { Hours } from "../../../shared/chat/site.ts";

/** The one thing a reader wants to know about it. Moments are in milliseconds since 1970. */
export type Availability =
  | { readonly kind: "here" | "away" }
  /** Outside of the hours: when they begin again. */
  | { readonly kind: "back"; readonly at: number }
  /** How long answers usually take. */
  | { readonly kind: "minutes" }
  | { readonly kind: "hours" | "days"; readonly count: number }
  /** Within the hours: when they end. */
  | { readonly kind: "until"; readonly at: number };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const DAY_MINUTES = 1_440;
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** What to say of the author. @param now in milliseconds since 1970 */
export function availabilityOf(
  { author: { state, hours, opensAt = 0, usuallyMs } }: Pick<Presence, "author">,
  now: number,
): Availability {
  if (state === "here") return { kind: "here" };
  if (opensAt > now) return { kind: "back", at: opensAt };
  if (usuallyMs !== undefined) return usually(usuallyMs);
  const at = hours && closesAt(hours, now);
  return at === undefined ? { kind: "away" } : { kind: "until", at };
}

/** Rounded up, so that it is kept: nobody counts on the minute. */
function usually(ms: number): Availability {
  if (ms <= 10 * MINUTE_MS) return { kind: "minutes" };
  if (ms <= 12 * HOUR_MS) return { kind: "hours", count: Math.ceil(ms / HOUR_MS) };
  return { kind: "days", count: Math.ceil(ms / DAY_MS) };
}

/** When the hours end that a moment is in; `undefined` outside of them, and when they never end. */
function closesAt({ timeZone, days }: Hours, now: number): number | undefined {
  const wall = wallClock(timeZone, now);
  if (wall === undefined) return undefined;
  const { day, minute } = wall;
  let end = minute;
  // From one part of a day into the next, over midnight too.
  for (let parts = 0; parts < 100; parts++) {
    const spans = days[(day + Math.floor(end / DAY_MINUTES)) % 7] ?? [];
    const start = end - end % DAY_MINUTES;
    const span = spans.find(({ from, to }) => start + from <= end && end < start + to);
    if (span === undefined) {
      return end === minute ? undefined : now - now % MINUTE_MS + (end - minute) * MINUTE_MS;
    }
    end = start + span.to;
  }
  return undefined;
}

/** What the clock on the wall shows there: the day, Monday is 0, and the minute of it. */
function wallClock(timeZone: string, now: number): { day: number; minute: number } | undefined {
  try {
    const parts = new Intl.DateTimeFormat("en-US", {
      timeZone,
      weekday: "short",
      hour: "numeric",
      minute: "numeric",
      hourCycle: "h23",
    }).formatToParts(now);
    const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? "";
    const minute = Number(part("hour")) * 60 + Number(part("minute"));
    return { day: WEEKDAYS.indexOf(part("weekday")), minute };
  } catch {
    // A browser may know fewer time zones than the server.
    return undefined;
  }
}
