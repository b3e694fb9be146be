/**
 * Until when a conversation may sleep, as one says it: later today, tomorrow, next week. Pure; in the
 * browser's time zone.
 *
 * @module
 */

/** How such a time is called. */
export type SnoozeName = "hour" | "evening" | "tomorrow" | "monday" | "week";

/** When a working day begins and ends. */
const [MORNING, EVENING] = [9, 18];

/** The times that make sense now, the soonest first. @param now in milliseconds since 1970 */
export function snoozeTimes(now: number): readonly (readonly [SnoozeName, number])[] {
  const day = new Date(now).getDay();
  const times: (readonly [SnoozeName, number])[] = [
    ["hour", now + 60 * 60_000],
    ["evening", at(now, 0, EVENING)],
    ["tomorrow", at(now, 1, MORNING)],
    ["monday", at(now, (8 - day) % 7 || 7, MORNING)],
    ["week", at(now, 7, MORNING)],
  ];
  const soon = now + 90 * 60_000;
  return times.filter(([name, time]) => {
    if (name === "evening") return time > soon;
    // On a Sunday tomorrow is Monday; on a Monday, a week is.
    return name !== "monday" || day > 1;
  });
}

/** A moment as `<input type="datetime-local">` has it, to the minute. */
export function localValue(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${
    two(date.getHours())
  }:${two(date.getMinutes())}`;
}

/** So many days on, at an hour. */
function at(now: number, days: number, hour: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour).getTime();
}
