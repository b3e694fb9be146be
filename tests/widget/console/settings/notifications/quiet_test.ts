import { deepEqual } from "node:assert/strict";
import { readTime, showTime } from "../../../../../widget/console/settings/notifications/quiet.ts";

Deno.test("a time of a day is read as it is shown, and nothing else is one", () => {
  deepEqual([0, 420, 1_320, 1_439].map(showTime), ["00:00", "07:00", "22:00", "23:59"]);
  deepEqual(["00:00", "07:00", "22:00:30", "23:59"].map(readTime), [0, 420, 1_320, 1_439]);
  deepEqual(["", "24:00", "7:00", "x"].map(readTime), Array(4).fill(undefined));
});
