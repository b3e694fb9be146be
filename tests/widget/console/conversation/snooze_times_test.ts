import { deepEqual, equal } from "node:assert/strict";
import { localValue, snoozeTimes } from "../../../../widget/console/conversation/snooze_times.ts";

const at = (day: number, hour: number, minute = 0) =>
  new Date(2026, 4, day, hour, minute).getTime();
const names = (now: number) => snoozeTimes(now).map(([name]) => name);

Deno.test("a conversation sleeps an hour, until this evening, tomorrow, Monday, or a week", () => {
  // A Tuesday.
  deepEqual(snoozeTimes(at(12, 14, 20)), [
    ["hour", at(12, 15, 20)],
    ["evening", at(12, 18)],
    ["tomorrow", at(13, 9)],
    ["monday", at(18, 9)],
    ["week", at(19, 9)],
  ]);
});

Deno.test("times that would be the same, or come at once, are said once", () => {
  deepEqual(names(at(12, 17)), ["hour", "tomorrow", "monday", "week"], "the evening has come");
  deepEqual(names(at(11, 9)), ["hour", "evening", "tomorrow", "week"], "a Monday");
  deepEqual(names(at(17, 9)), ["hour", "evening", "tomorrow", "week"], "a Sunday");
  for (let day = 1; day < 29; day++) {
    const times = snoozeTimes(at(day, 10)).map(([, time]) => time);
    equal(new Set(times).size, times.length, `${day}`);
    equal(times.every((time) => time > at(day, 10)), true);
  }
});

Deno.test("a moment is written as a field for it has it", () => {
  equal(localValue(at(2, 7, 5)), "2026-05-02T07:05");
  equal(new Date(localValue(at(2, 7, 5))).getTime(), at(2, 7, 5));
});
