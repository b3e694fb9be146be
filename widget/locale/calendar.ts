/**
 * Times and days as a person writes them, in one language and the browser's time zone.
 *
 * @module
 */

/** Formats moments, given in milliseconds since 1970. */
export class Calendar {
  readonly #lang: string;
  #time: Intl.DateTimeFormat | undefined;
  #ago: Intl.RelativeTimeFormat | undefined;

  /** @param lang a BCP 47 tag */
  constructor(lang: string) {
    this.#lang = lang;
  }

  /** The time of day: `14:05`. */
  time(at: number): string {
    // Browsers take their time to make one, so each is made when it is needed, and once.
    this.#time ??= new Intl.DateTimeFormat(this.#lang, { timeStyle: "short" });
    return this.#time.format(at);
  }

  /** How long ago within the last hour, `5 min. ago`; `now` for less than a minute. */
  ago(at: number, now: number): string {
    const minutes = Math.max(0, Math.floor((now - at) / 60_000));
    this.#ago ??= new Intl.RelativeTimeFormat(this.#lang, { numeric: "auto", style: "short" });
    return this.#ago.format(-minutes, minutes === 0 ? "second" : "minute");
  }

  /** A day: `today`, `yesterday`, else `Monday, 5 May`, with the year when it is another. */
  day(at: number, now: number): string {
    const days = Math.round((startOfDay(at) - startOfDay(now)) / 86_400_000);
    return days > 0 || days < -1
      ? this.date(at, now, { weekday: "long", month: "long" })
      : new Intl.RelativeTimeFormat(this.#lang, { numeric: "auto" }).format(days, "day");
  }

  /** A date in a form of one's own, with the year when it is another. */
  date(at: number, now: number, form: Intl.DateTimeFormatOptions): string {
    const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? undefined : "numeric";
    return new Date(at).toLocaleDateString(this.#lang, { ...form, day: "numeric", year });
  }
}

/** Midnight of a moment's day, in the browser's time zone. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
