/**
 * Times and days in words.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { Calendar } from "../../../widget/locale/calendar.ts";

const NOON = new Date(2026, 4, 12, 12).getTime();
const at = (year: number, month: number, day: number) =>
  new Date(year, month - 1, day, 9).getTime();

Deno.test("calendar calls today and yesterday by their names", () => {
  const calendar = new Calendar("en");
  equal(calendar.day(NOON, NOON), "today");
  equal(calendar.day(at(2026, 5, 11), NOON), "yesterday");
  equal(new Calendar("ko").day(NOON, NOON), "오늘");
});

Deno.test("calendar names other days, with the year when it is another", () => {
  const calendar = new Calendar("en-GB");
  equal(/^Sunday,? 10 May$/.test(calendar.day(at(2026, 5, 10), NOON)), true);
  equal(/2025/.test(calendar.day(at(2025, 5, 12), NOON)), true);
});

Deno.test("calendar takes a day of the future, from a clock that is ahead, for a date", () => {
  equal(/13/.test(new Calendar("en").day(at(2026, 5, 13), NOON)), true);
});

Deno.test("calendar says how many minutes ago something was, never that it will be", () => {
  const calendar = new Calendar("en");
  equal(calendar.ago(NOON - 5 * 60_000 - 1, NOON), "5 min. ago");
  equal(calendar.ago(NOON - 59_999, NOON), "now");
  equal(calendar.ago(NOON + 60_000, NOON), "now");
  equal(new Calendar("ko").ago(NOON - 60_000, NOON), "1분 전");
});

Deno.test("calendar tells the time as the language does", () => {
  const afternoon = new Date(2026, 4, 12, 14, 5).getTime();
  equal(new Calendar("en-GB").time(afternoon), "14:05");
  equal(new Calendar("ko").time(afternoon), "오후 2:05");
});
