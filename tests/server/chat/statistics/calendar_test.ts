/**
 * Where the days of a calendar begin.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { isMonday, isTimeZone, lastDays } from "../../../../server/chat/statistics/calendar.ts";

const HOUR_MS = 3_600_000;

function startsOf(now: string, count: number, zone: string): readonly string[] {
  return lastDays(Date.parse(now), { count, zone }).map(({ date, startsAt }) =>
    `${date} ${new Date(startsAt).toISOString().slice(0, 16)}`
  );
}

Deno.test("a day begins at midnight of its time zone, today being the last", () => {
  deepEqual(startsOf("2026-11-30T14:59:59.999Z", 2, "Asia/Seoul"), [
    "2026-11-29 2026-11-28T15:00",
    "2026-11-30 2026-11-29T15:00",
  ]);
  deepEqual(startsOf("2026-11-30T15:00:00Z", 1, "Asia/Seoul"), ["2026-12-01 2026-11-30T15:00"]);
  deepEqual(startsOf("2026-03-01T00:00:00Z", 2, "UTC"), [
    "2026-02-28 2026-02-28T00:00",
    "2026-03-01 2026-03-01T00:00",
  ]);
  deepEqual(startsOf("2026-11-30T00:00:00Z", 1, "Asia/Kathmandu"), ["2026-11-30 2026-11-29T18:15"]);
});

Deno.test("days are 23 and 25 hours long where clocks are changed", () => {
  const lengths = (now: string) => {
    const days = lastDays(Date.parse(now), { count: 4, zone: "Europe/Berlin" });
    return days.slice(1).map(({ startsAt }, n) => (startsAt - (days[n]?.startsAt ?? 0)) / HOUR_MS);
  };
  deepEqual(lengths("2026-03-30T12:00:00Z"), [24, 24, 23]);
  deepEqual(lengths("2026-10-26T12:00:00Z"), [24, 24, 25]);
});

Deno.test("a day begins late where midnight is left out, and a day that is left out has no time", () => {
  // Clocks in Beirut went from 00:00 to 01:00.
  deepEqual(startsOf("2021-03-28T12:00:00Z", 1, "Asia/Beirut"), ["2021-03-28 2021-03-27T22:00"]);
  // Samoa changed sides of the date line: there was no 30 December.
  deepEqual(startsOf("2011-12-31T00:00:00Z", 2, "Pacific/Apia"), [
    "2011-12-30 2011-12-30T10:00",
    "2011-12-31 2011-12-30T10:00",
  ]);
});

Deno.test("time zones are known by the names of places only", () => {
  for (const zone of ["UTC", "Asia/Seoul", "America/Argentina/Ushuaia"]) {
    equal(isTimeZone(zone), true, zone);
  }
  for (const zone of ["", "Nowhere/Else", "+09:00", "Asia/Seoul\n", "x".repeat(65), "__proto__"]) {
    equal(isTimeZone(zone), false, zone);
  }
});

Deno.test("weeks begin on Mondays", () => {
  equal(isMonday("2026-11-30"), true);
  equal(isMonday("2026-12-01"), false);
});
