import { equal } from "node:assert/strict";
import { Calendar } from "../../../../../widget/locale/calendar.ts";
import { whenOf } from "../../../../../widget/console/settings/people/when.ts";

Deno.test("when a link counts no longer is a day and a time", () => {
  const calendar = new Calendar("en");
  const now = new Date(2026, 10, 30, 9).getTime();
  const at = new Date(2026, 11, 3, 14, 5).getTime();
  const desk = { clock: { now: () => now }, locale: { calendar } } as never;
  equal(whenOf(at, desk).replaceAll("\u202f", " "), "Thursday, December 3, 2:05 PM");
});
