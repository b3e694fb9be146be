/**
 * Until when a conversation may sleep.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { snoozeTimes } from "../../../../widget/console/inbox/snooze.ts";

const timesAt = (moment: Date) =>
  snoozeTimes(moment.getTime()).map(({ name, at }) => {
    const date = new Date(at);
    return `${name} ${date.getDate()}. ${date.getHours()}:${date.getMinutes()}`;
  });

Deno.test("a conversation sleeps for hours, or until a morning that is yet to come", () => {
  // A Wednesday, a Sunday and a Monday.
  deepEqual(timesAt(new Date(2026, 4, 13, 10, 30)), [
    "later 13. 13:30",
    "tomorrow 14. 9:0",
    "monday 18. 9:0",
  ]);
  deepEqual(timesAt(new Date(2026, 4, 17, 22)), ["later 18. 1:0", "tomorrow 18. 9:0"]);
  deepEqual(timesAt(new Date(2026, 4, 18, 8)), [
    "later 18. 11:0",
    "tomorrow 19. 9:0",
    "monday 25. 9:0",
  ]);
});
