/**
 * When the author usually answers. Hours are what clocks on the wall show in the author's time zone:
 * an hour that summer time leaves out is not there, one that it repeats counts twice.
 *
 * @module
 */
import type { Hours } from "../../../shared/chat/site.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A week, and another where summer time has swallowed the only opening of the first. */
const SEARCHED_DAYS = 15;

/**
 * Whether a moment is within the hours.
 *
 * @param now in milliseconds since 1970
 *
 * @example
 * ```ts
 * import { isWithin } from "./hours.ts";
 * const mondays = [[{ from: 9 * 60, to: 17 * 60 }], [], [], [], [], [], []];
 * const hours = { timeZone: "Asia/Seoul", days: mondays };
 * console.assert(isWithin(hours, Date.parse("2026-11-30T09:00:00+09:00")));
 * console.assert(!isWithin(hours, Date.parse("2026-11-30T17:00:00+09:00")));
 * ```
 */
export function isWithin(hours: Hours, now: number): boolean {
  return opensAt(hours, wallClock(hours.timeZone)(now));
}

/**
 * The moment the hours next begin after `now`, in milliseconds since 1970; `undefined` when they never
 * do, also because they never end.
 *
 * @param now in milliseconds since 1970
 */
export function nextOpening(hours: Hours, now: number): number | undefined {
  const wallAt = wallClock(hours.timeZone);
  const isOpen = (moment: number) => opensAt(hours, wallAt(moment));
  const midnight = Math.floor(wallAt(now) / DAY_MS) * DAY_MS;
  const moments: number[] = [];
  for (let day = midnight; day < midnight + SEARCHED_DAYS * DAY_MS; day += DAY_MS) {
    // Where clocks are put forward or back, a wall clock's time may be at two moments or at none.
    const [before, after] = [
      wallAt(day - DAY_MS) - (day - DAY_MS),
      wallAt(day + DAY_MS) - (day + DAY_MS),
    ];
    if (before !== after) moments.push(changeBetween(wallAt, day - DAY_MS, day + DAY_MS));
    for (const { from } of spansOf(hours, day)) {
      const wall = day + from * MINUTE_MS;
      moments.push(wall - before, wall - after);
    }
  }
  return moments.sort((a, b) => a - b)
    .find((moment) => moment > now && isOpen(moment) && !isOpen(moment - 1));
}

/** What clocks on the wall show at a moment: both in milliseconds, the latter as if it were UTC. */
type WallClock = (moment: number) => number;

function wallClock(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (moment) => {
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (
      ["year", "month", "day", "hour", "minute", "second"] as const
    ).map((name) => Number(parts.get(name)));
    const milliseconds = (moment % 1_000 + 1_000) % 1_000;
    return Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  };
}

function opensAt(hours: Hours, wall: number): boolean {
  const minute = Math.floor((wall % DAY_MS) / MINUTE_MS);
  return spansOf(hours, wall).some(({ from, to }) => from <= minute && minute < to);
}

function spansOf({ days }: Hours, wall: number) {
  // The first of January 1970 was a Thursday.
  return days[(Math.floor(wall / DAY_MS) + 3) % 7] ?? [];
}

/** The moment between two at which clocks are put forward or back. */
function changeBetween(wallAt: WallClock, early: number, late: number): number {
  const offsetAt = (moment: number) => wallAt(moment) - moment;
  const offset = offsetAt(early);
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (offsetAt(middle) === offset) early = middle;
    else late = middle;
  }
  return late;
}
