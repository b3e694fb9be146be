/**
 * Hours, as people change them.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  clockText,
  endOf,
  fits,
  likeMonday,
  minutesOf,
  officeHours,
  withDay,
  withSpan,
} from "../../../../widget/console/site_form/hours.ts";

Deno.test("times are read as they are shown; the last minute of the day is its end", () => {
  for (const minutes of [0, 1, 59, 60, 540, 1_438]) equal(minutesOf(clockText(minutes)), minutes);
  equal(clockText(1_440), "23:59");
  equal(endOf("23:59"), 1_440);
  equal(endOf("17:00"), 1_020);
  equal(minutesOf(""), undefined);
});

Deno.test("another time on a day begins after the one before, while there is room", () => {
  deepEqual(withSpan([]), [{ from: 540, to: 1_020 }]);
  deepEqual(withSpan([{ from: 0, to: 600 }]).at(-1), { from: 660, to: 720 });
  const late = [{ from: 0, to: 1_400 }];
  equal(withSpan(late), late);
});

Deno.test("days are alike from Monday to Friday, and the rest stays", () => {
  const office = officeHours("Asia/Seoul");
  const early = withDay(withDay(office, 0, [{ from: 60, to: 120 }]), 6, [{ from: 1, to: 2 }]);
  const { days, timeZone } = likeMonday(early);
  equal(timeZone, "Asia/Seoul");
  deepEqual(days[4], [{ from: 60, to: 120 }]);
  deepEqual([days[5], days[6]], [[], [{ from: 1, to: 2 }]]);
});

Deno.test("times that end before they begin, or overlap, do not fit", () => {
  const day = (...spans: [number, number][]) =>
    fits(withDay(officeHours("UTC"), 2, spans.map(([from, to]) => ({ from, to }))));
  equal(day([0, 60], [60, 1_440]), true);
  equal(day(), true);
  equal(day([60, 60]), false);
  equal(day([0, 120], [60, 180]), false);
});
