/**
 * Whoever renews a lease is there, whatever their clock says.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { LeaseWatch } from "../../../../../server/messaging/bus/kv/lease_watch.ts";

const HOUR_MS = 3_600_000;

/** What is said of an instance that renews every 20 of 60 s, by a clock that is wrong. */
function watching(wrongMs: number) {
  const watch = new LeaseWatch(60_000);
  const lease = (renewedMs: number) => [{ instance: "a", untilMs: renewedMs + 60_000 + wrongMs }];
  return {
    watch,
    look: (renewedMs: number, nowMs: number, isThere = false) =>
      watch.look(lease(renewedMs), nowMs, () => isThere).length === 1,
  };
}

for (const [which, wrongMs] of [["right", 0], ["an hour ahead", HOUR_MS]] as const) {
  Deno.test(`by a clock that is ${which} a lease lasts as long as it is renewed, and a minute more`, () => {
    const { watch, look } = watching(wrongMs);
    deepEqual([look(0, 5_000), look(20_000, 25_000), look(20_000, 79_999)], [true, true, true]);
    equal(watch.isOver("a", 79_999), false);
    equal(look(20_000, 85_000), false);
    equal(watch.isOver("a", 85_000), true);
  });
}

Deno.test("an instance whose clock is an hour behind is there once it has renewed its lease", () => {
  const { watch, look } = watching(-HOUR_MS);
  equal(look(0, 5_000), false, "it might have ended an hour ago");
  equal(watch.isOver("a", 5_000), false, "or not");
  deepEqual([look(20_000, 25_000), look(20_000, 84_999)], [true, true]);
  equal(look(20_000, 85_000), false);
  equal(watch.isOver("a", 85_000), true);
});

Deno.test("an instance that says it is there is so, though its clock is an hour behind", () => {
  const { look } = watching(-HOUR_MS);
  deepEqual([look(0, 5_000, true), look(0, 64_999, true), look(0, 65_000, true)], [
    true,
    true,
    false,
  ]);
});

Deno.test("a lease that was over when it was first seen is over when it is the same again", () => {
  const watch = new LeaseWatch(60_000);
  const left = [{ instance: "gone", untilMs: 10 }];
  deepEqual(watch.look(left, 20, () => false), []);
  equal(watch.isOver("gone", 20), false);
  deepEqual(watch.look(left, 30, () => false), []);
  equal(watch.isOver("gone", 30), true);
  watch.look([], 40, () => false);
  equal(watch.isOver("gone", 40), false);
});
