/**
 * The days of a calendar on somebody's wall, as moments.
 *
 * @module
 */

/** A day in a time zone. */
export interface Day {
  /** `2026-11-30`. */
  readonly date: string;
  /** Its first moment, in milliseconds since 1970. */
  readonly startsAt: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** All time zones differ from UTC by multiples of this, and by less than a day. */
const STEP_MS = 15 * MINUTE_MS;

/** Whether a text is the name of a time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  // Offsets such as "+09:00" are no zones: they know no summer time.
  if (!/^[A-Za-z]/.test(name) || name.length > 64) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The days up to the one `now` is in, the oldest first. A day that the zone has skipped begins with
 * the next one.
 *
 * @example
 * ```ts
 * import { lastDays } from "./calendar.ts";
 * const [yesterday, today] = lastDays(Date.UTC(2026, 10, 30, 20), { count: 2, zone: "Asia/Seoul" });
 * console.assert(yesterday?.date === "2026-11-30" && today?.date === "2026-12-01");
 * console.assert(today?.startsAt === Date.UTC(2026, 10, 30, 15));
 * ```
 */
export function lastDays(
  now: number,
  { count, zone }: { readonly count: number; readonly zone: string },
): readonly Day[] {
  const dateAt = calendarOf(zone);
  const today = utcOf(dateAt(now));
  return Array.from({ length: count }, (_, index) => {
    const date = printed(today - (count - 1 - index) * DAY_MS);
    return { date, startsAt: startOf(date, dateAt) };
  });
}

/** Whether a date is a Monday. */
export function isMonday(date: string): boolean {
  return new Date(utcOf(date)).getUTCDay() === 1;
}

/** The date that calendars show at a moment. */
function calendarOf(timeZone: string): (moment: number) => string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    calendar: "iso8601",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return (moment) => {
    const shown = new Map(parts.formatToParts(moment).map(({ type, value }) => [type, value]));
    return `${shown.get("year")}-${shown.get("month")}-${shown.get("day")}`;
  };
}

/** The first moment at which calendars show a date, or a later one: found by halving. */
function startOf(date: string, dateAt: (moment: number) => string): number {
  let [early, late] = [utcOf(date) - DAY_MS, utcOf(date) + DAY_MS];
  while (late - early > STEP_MS) {
    const middle = early + Math.floor((late - early) / 2 / STEP_MS) * STEP_MS;
    if (dateAt(middle) >= date) late = middle;
    else early = middle;
  }
  return late;
}

function utcOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function printed(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
