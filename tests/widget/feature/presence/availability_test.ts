import assert from "node:assert/strict";
import type { AuthorPresence } from "../../../../shared/chat/presence.ts";
import { availabilityOf } from "../../../../widget/feature/presence/availability.ts";

/** A Monday. */
const NOW = Date.parse("2026-11-30T14:20:30+09:00");
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

function away(part: Partial<AuthorPresence> = {}) {
  return availabilityOf({ author: { state: "away", ...part } }, NOW);
}

/** Hours in Seoul: of Monday, and of Tuesday. */
function hours(monday: readonly [number, number][], tuesday: readonly [number, number][] = []) {
  const spans = (day: readonly [number, number][]) =>
    day.map(([from, to]) => ({ from: from * 60, to: to * 60 }));
  return { timeZone: "Asia/Seoul", days: [spans(monday), spans(tuesday), [], [], [], [], []] };
}

Deno.test("an author who is here is here, whatever the hours", () => {
  const author = { state: "here", opensAt: NOW + 1, usuallyMs: 1 } as const;
  assert.deepEqual(availabilityOf({ author }, NOW), { kind: "here" });
});

Deno.test("outside of the hours it is said when they begin, unless that has passed", () => {
  const opensAt = NOW + HOUR_MS;
  assert.deepEqual(away({ opensAt, usuallyMs: 1 }), { kind: "back", at: opensAt });
  assert.deepEqual(away({ opensAt: NOW }), { kind: "away" });
});

Deno.test("how long answers usually take is rounded up to what can be kept", () => {
  for (
    const [usuallyMs, said] of [
      [0, { kind: "minutes" }],
      [10 * MINUTE_MS, { kind: "minutes" }],
      [11 * MINUTE_MS, { kind: "hours", count: 1 }],
      [HOUR_MS + MINUTE_MS, { kind: "hours", count: 2 }],
      [12 * HOUR_MS, { kind: "hours", count: 12 }],
      [13 * HOUR_MS, { kind: "days", count: 1 }],
      [25 * HOUR_MS, { kind: "days", count: 2 }],
    ] as const
  ) {
    assert.deepEqual(away({ usuallyMs }), said);
  }
});

Deno.test("within the hours it is said when they end, in the time of their zone", () => {
  const at = Date.parse("2026-11-30T18:00:00+09:00");
  assert.deepEqual(away({ hours: hours([[9, 18]]) }), { kind: "until", at });
  assert.deepEqual(away({ hours: hours([[9, 15], [15, 18]]) }), { kind: "until", at });
  assert.deepEqual(away({ hours: hours([[9, 14]]) }), { kind: "away" });
});

Deno.test("hours go on over midnight, and may never end", () => {
  const at = Date.parse("2026-12-01T02:00:00+09:00");
  assert.deepEqual(away({ hours: hours([[9, 24]], [[0, 2]]) }), { kind: "until", at });
  const always = Array.from({ length: 7 }, () => [{ from: 0, to: 1_440 }]);
  assert.deepEqual(away({ hours: { timeZone: "Asia/Seoul", days: always } }), { kind: "away" });
});

Deno.test("a time zone the browser does not know says nothing", () => {
  assert.deepEqual(away({ hours: { ...hours([[0, 24]]), timeZone: "Moon/Base" } }), {
    kind: "away",
  });
});
