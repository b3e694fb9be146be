/**
 * Figures of what was asked.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { askedOf, periodsOf, unitOf } from "../../../../server/chat/statistics/asked.ts";
import { lastDays } from "../../../../server/chat/statistics/calendar.ts";
import type { AskedAt } from "../../../../server/storage/port/statistics_store.ts";

/** Questions that waited so long each; `null`: they still wait. */
function waited(...waits: readonly (number | null)[]): readonly AskedAt[] {
  return waits.map((wait) =>
    wait === null
      ? { at: 100, answered: false }
      : { at: 100, answered: true, answeredAt: 100 + wait }
  );
}

Deno.test("half of ten were answered within the fifth time, most within the ninth", () => {
  deepEqual(askedOf(waited(10, 9, 8, 7, 6, 5, 4, 3, 2, 1)), {
    count: 10,
    answered: 10,
    halfWithinMs: 5,
    mostWithinMs: 9,
  });
  equal(askedOf(waited(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)).halfWithinMs, 6);
});

Deno.test("what waits counts as waiting for ever", () => {
  deepEqual(askedOf(waited(1, 2, 3, 4, 5, null, null, null, null, null)), {
    count: 10,
    answered: 5,
    halfWithinMs: 5,
  });
  deepEqual(askedOf(waited(1, 2, 3, 4, null, null, null, null, null, null)), {
    count: 10,
    answered: 4,
  });
});

Deno.test("nothing is said about half of fewer than ten, nor by what was only marked as answered", () => {
  deepEqual(askedOf([]), { count: 0, answered: 0 });
  deepEqual(askedOf(waited(1, 2, 3, 4, 5, 6, 7, 8, 9)), { count: 9, answered: 9 });
  const marked = { at: 100, answered: true };
  deepEqual(askedOf([...waited(1, 2, 3, 4, 5, 6, 7, 8, 9), marked]), { count: 10, answered: 10 });
});

Deno.test("each day is counted, of long spans each week from Monday", () => {
  deepEqual(([7, 30, 90, 365] as const).map(unitOf), ["day", "day", "week", "week"]);
  const now = Date.parse("2026-12-01T12:00:00Z");
  const days = lastDays(now, { count: 5, zone: "UTC" });
  const at = (text: string, answered = false): AskedAt => ({ at: Date.parse(text), answered });
  const counted = {
    questions: [
      at("2026-12-01T12:00:00Z", true),
      at("2026-11-30T00:00:00Z"),
      at("2026-11-01T00:00Z"),
    ],
    whispers: [at("2026-11-29T23:59:59.999Z")],
  };
  deepEqual(periodsOf(days, { unit: "day", ...counted }), [
    { date: "2026-11-27", questions: 0, answered: 0, whispers: 0 },
    { date: "2026-11-28", questions: 0, answered: 0, whispers: 0 },
    { date: "2026-11-29", questions: 0, answered: 0, whispers: 1 },
    { date: "2026-11-30", questions: 1, answered: 0, whispers: 0 },
    { date: "2026-12-01", questions: 1, answered: 1, whispers: 0 },
  ]);
  deepEqual(periodsOf(days, { unit: "week", ...counted }), [
    { date: "2026-11-27", questions: 0, answered: 0, whispers: 1 },
    { date: "2026-11-30", questions: 2, answered: 1, whispers: 0 },
  ]);
});
