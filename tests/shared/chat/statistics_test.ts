/**
 * What passes for statistics.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { isStatistics, type Statistics } from "../../../shared/chat/statistics.ts";
import { roomId } from "../../../shared/chat/id.ts";

const FULL: Statistics = {
  at: 1,
  days: 7,
  unit: "day",
  open: { count: 1, oldestAt: 1 },
  questions: { count: 1, answered: 1, halfWithinMs: 1, mostWithinMs: 1 },
  whispers: { count: 0, answered: 0 },
  periods: [{ date: "2026-11-30", questions: 1, answered: 1, whispers: 0 }],
  rooms: [{ room: roomId("/a"), page: { title: "", url: "" }, questions: 1, open: 1 }],
  since: 1,
  keptDays: 1,
};

Deno.test("statistics pass with all they may have and with what they must, and not otherwise", () => {
  equal(isStatistics(FULL), true);
  const { since: _since, keptDays: _keptDays, ...least } = FULL;
  equal(isStatistics({ ...least, open: { count: 0 } }), true);
  for (const name of Object.keys(least)) equal(isStatistics({ ...FULL, [name]: "x" }), false, name);
  equal(isStatistics({ ...FULL, days: 8 }), false);
  equal(isStatistics({ ...FULL, rooms: [{ room: "a" }] }), false);
  for (const value of [null, undefined, 1, [], "{}"]) equal(isStatistics(value), false);
});
