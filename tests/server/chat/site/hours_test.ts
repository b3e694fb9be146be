/**
 * Hours, also where clocks are put forward and back.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import fc from "fast-check";
import { isWithin, nextOpening } from "../../../../server/chat/site/hours.ts";
import type { Hours, Span } from "../../../../shared/chat/site.ts";

const MINUTE_MS = 60_000;

/** The same spans every day, as `HH:MM-HH:MM`. */
function daily(timeZone: string, ...spans: string[]): Hours {
  return { timeZone, days: Array.from({ length: 7 }, () => spans.map(spanOf)) };
}

function spanOf(text: string): Span {
  const [from = 0, to = 0] = text.split("-").map((time) => {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    return hours * 60 + minutes;
  });
  return { from, to };
}

function at(text: string): number {
  return Date.parse(text);
}

function iso(moment: number | undefined): string | undefined {
  return moment === undefined ? undefined : new Date(moment).toISOString();
}

Deno.test("hours begin with their first minute and end before their last, in the author's time zone", () => {
  const hours = daily("Asia/Seoul", "09:00-12:00", "13:00-18:30");
  const moments: [string, boolean][] = [
    ["2026-11-25T08:59:59.999+09:00", false],
    ["2026-11-25T09:00:00+09:00", true],
    ["2026-11-25T11:59:59.999+09:00", true],
    ["2026-11-25T12:00:00+09:00", false],
    ["2026-11-25T18:29:59.999+09:00", true],
    ["2026-11-25T18:30:00+09:00", false],
    ["2026-11-25T00:00:00Z", true],
  ];
  for (const [moment, within] of moments) equal(isWithin(hours, at(moment)), within, moment);
});

Deno.test("the first of the seven days is Monday, by the author's calendar", () => {
  const days = [[spanOf("00:00-24:00")], [], [], [], [], [], []];
  for (const timeZone of ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
    const offset = { UTC: "Z", "Pacific/Kiritimati": "+14:00", "Pacific/Pago_Pago": "-11:00" };
    const zone = offset[timeZone as keyof typeof offset];
    const hours = { timeZone, days };
    equal(isWithin(hours, at(`2026-11-29T23:59:59.999${zone}`)), false);
    equal(isWithin(hours, at(`2026-11-30T00:00:00${zone}`)), true);
    equal(isWithin(hours, at(`2026-11-30T23:59:59.999${zone}`)), true);
    equal(isWithin(hours, at(`2026-12-01T00:00:00${zone}`)), false);
    equal(nextOpening(hours, at("2026-12-02T00:00:00Z")), at(`2026-12-07T00:00:00${zone}`));
  }
});

Deno.test("the next opening is the next beginning, also while it is open, and over days off", () => {
  const hours = { ...daily("Asia/Seoul", "09:00-12:00", "13:00-18:00") };
  equal(iso(nextOpening(hours, at("2026-11-25T10:00+09:00"))), "2026-11-25T04:00:00.000Z");
  equal(iso(nextOpening(hours, at("2026-11-25T13:00+09:00"))), "2026-11-26T00:00:00.000Z");
  const weekdays = { ...hours, days: hours.days.map((spans, day) => day < 5 ? spans : []) };
  equal(iso(nextOpening(weekdays, at("2026-11-27T20:00+09:00"))), "2026-11-30T00:00:00.000Z");
});

Deno.test("hours that never begin have no next opening, nor have those that never end", () => {
  equal(nextOpening(daily("UTC"), at("2026-11-25T00:00Z")), undefined);
  equal(nextOpening(daily("UTC", "00:00-24:00"), at("2026-11-25T00:00Z")), undefined);
  equal(nextOpening(daily("UTC", "00:00-12:00", "12:00-24:00"), 0), undefined);
});

Deno.test("an hour that summer time leaves out is not there, and the rest begins when clocks jump", () => {
  // Berlin, 2026-03-29: from 02:00 (+01:00) to 03:00 (+02:00), at 01:00 UTC.
  const before = at("2026-03-29T00:30Z");
  const left = daily("Europe/Berlin", "02:00-03:00");
  equal(isWithin(left, at("2026-03-29T00:59:59.999Z")), false);
  equal(isWithin(left, at("2026-03-29T01:00Z")), false);
  equal(iso(nextOpening(left, before)), "2026-03-30T00:00:00.000Z");
  const cut = daily("Europe/Berlin", "02:30-05:00");
  equal(iso(nextOpening(cut, before)), "2026-03-29T01:00:00.000Z");
  equal(isWithin(cut, at("2026-03-29T02:59:59.999Z")), true);
  equal(isWithin(cut, at("2026-03-29T03:00Z")), false);
  const sundays = { ...left, days: left.days.map((spans, day) => day === 6 ? spans : []) };
  equal(iso(nextOpening(sundays, before)), "2026-04-05T00:00:00.000Z");
});

Deno.test("an hour that winter time repeats counts twice", () => {
  // Berlin, 2026-10-25: from 03:00 (+02:00) back to 02:00 (+01:00), at 01:00 UTC.
  const hours = daily("Europe/Berlin", "02:15-02:45");
  const openings = ["2026-10-25T00:15:00.000Z", "2026-10-25T01:15:00.000Z"];
  equal(iso(nextOpening(hours, at("2026-10-25T00:00Z"))), openings[0]);
  equal(iso(nextOpening(hours, at(openings[0] ?? ""))), openings[1]);
  const across = daily("Europe/Berlin", "01:30-02:30");
  equal(iso(nextOpening(across, at("2026-10-25T00:45Z"))), "2026-10-25T01:00:00.000Z");
});

Deno.test("the next opening is the one that is found minute by minute", () => {
  const zones = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "UTC",
  ];
  const days = fc.array(
    fc.uniqueArray(fc.nat(96), { minLength: 0, maxLength: 4 }).map((marks) => {
      const sorted = marks.sort((a, b) => a - b).map((mark) => mark * 15);
      const spans: Span[] = [];
      for (let n = 0; n + 1 < sorted.length; n += 2) {
        spans.push({ from: sorted[n] ?? 0, to: sorted[n + 1] ?? 0 });
      }
      return spans;
    }),
    { minLength: 7, maxLength: 7 },
  );
  // Around the days on which those zones change their clocks.
  const starts = [
    "2026-03-07",
    "2026-03-28",
    "2026-04-04",
    "2026-10-03",
    "2026-10-24",
    "2026-10-31",
  ];
  const moment = fc.tuple(fc.constantFrom(...starts), fc.nat(2 * 24 * 60))
    .map(([day, minutes]) => at(`${day}T00:00Z`) + minutes * MINUTE_MS);
  fc.assert(
    fc.property(fc.constantFrom(...zones), days, moment, (timeZone, days, now) => {
      const hours = { timeZone, days };
      const found = nextOpening(hours, now);
      const horizon = Math.min(found ?? Infinity, now + 24 * 60 * MINUTE_MS);
      let open = isWithin(hours, now);
      for (let next = now + 15 * MINUTE_MS; next < horizon; next += 15 * MINUTE_MS) {
        const opens = isWithin(hours, next);
        if (opens && !open) throw new Error(`${iso(next)} was missed for ${iso(found)}`);
        open = opens;
      }
      if (found !== undefined) {
        equal(isWithin(hours, found), true);
        equal(isWithin(hours, found - 1), false);
        equal(found > now, true);
      }
    }),
    { numRuns: 100 },
  );
});
