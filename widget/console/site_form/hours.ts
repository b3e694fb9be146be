/**
 * Hours, as people change them: times on clocks, days alike, and whether all of it fits together.
 *
 * @module
 */
import type { Hours, Span } from "../../../shared/chat/site.ts";

const DAY_MINUTES = 1_440;
const OFFICE: Span = { from: 540, to: 1_020 };

/** Monday to Friday, nine to five, in a time zone. */
export function officeHours(timeZone: string): Hours {
  return { timeZone, days: Array.from({ length: 7 }, (_, day) => day < 5 ? [OFFICE] : []) };
}

/** A time as fields for times have it; the end of the day is its last minute there. */
export function clockText(minutes: number): string {
  const shown = Math.min(minutes, DAY_MINUTES - 1);
  return [Math.floor(shown / 60), shown % 60].map((n) => String(n).padStart(2, "0")).join(":");
}

/** The minutes of a time, or `undefined`. */
export function minutesOf(text: string): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** The end of a span: the last minute of the day means the whole day. */
export function endOf(text: string): number | undefined {
  const minutes = minutesOf(text);
  return minutes === DAY_MINUTES - 1 ? DAY_MINUTES : minutes;
}

/** The hours with other spans on one day. @param day 0 is Monday */
export function withDay({ days, ...rest }: Hours, day: number, spans: readonly Span[]): Hours {
  return { ...rest, days: days.map((before, n) => n === day ? spans : before) };
}

/** The spans with another one after them, where there is room on the day. */
export function withSpan(spans: readonly Span[]): readonly Span[] {
  const last = spans.at(-1);
  if (last === undefined) return [OFFICE];
  const from = last.to + 60;
  return from >= DAY_MINUTES ? spans : [...spans, { from, to: Math.min(from + 60, DAY_MINUTES) }];
}

/** The hours of Monday on all days up to Friday. */
export function likeMonday({ days, ...rest }: Hours): Hours {
  const [monday = []] = days;
  return { ...rest, days: days.map((spans, day) => day < 5 ? monday : spans) };
}

/** Whether all spans end after they begin, one after the other. */
export function fits({ days }: Hours): boolean {
  return days.every((spans) =>
    spans.every(({ from, to }, n) => from < to && from >= (spans[n - 1]?.to ?? 0))
  );
}
