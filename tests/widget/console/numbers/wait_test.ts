/**
 * How long something took, as people say it.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { waitOf } from "../../../../widget/console/numbers/wait.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

Deno.test("a time is said in the unit that fits, and never too short", () => {
  const said = (ms: number) => Object.values(waitOf(ms)).join(" ");
  deepEqual([0, 1, MINUTE_MS, MINUTE_MS + 1, 59 * MINUTE_MS].map(said), [
    "1 minute",
    "1 minute",
    "1 minute",
    "2 minute",
    "59 minute",
  ]);
  deepEqual([59 * MINUTE_MS + 1, HOUR_MS, 90 * MINUTE_MS, 47 * HOUR_MS].map(said), [
    "1 hour",
    "1 hour",
    "2 hour",
    "47 hour",
  ]);
  deepEqual({ ...waitOf(100 * HOUR_MS, Math.floor) }, { count: 4, unit: "day" });
  deepEqual([47 * HOUR_MS + 1, 48 * HOUR_MS, 49 * HOUR_MS].map(said), ["2 day", "2 day", "3 day"]);
});
