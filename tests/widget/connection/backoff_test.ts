import assert from "node:assert/strict";
import fc from "fast-check";
import { backoffMs } from "../../../widget/connection/backoff.ts";

const GROWTH = { baseMs: 1_000, maxMs: 30_000 };
/** The largest number below 1, as near as `Math.random` comes to it. */
const ALMOST_ONE = 1 - Number.EPSILON / 2;

Deno.test("the longest wait doubles with each try until the cap", () => {
  const longest = [1, 2, 3, 4, 5, 6, 7].map((tries) =>
    backoffMs(tries, { ...GROWTH, random: ALMOST_ONE })
  );
  assert.deepEqual(longest, [999, 1_999, 3_999, 7_999, 15_999, 29_999, 29_999]);
});

Deno.test("the jitter is full: it takes its share of the whole wait, down to none", () => {
  assert.equal(backoffMs(4, { ...GROWTH, random: 0 }), 0);
  assert.equal(backoffMs(4, { ...GROWTH, random: 0.25 }), 2_000);
  assert.equal(backoffMs(4, { ...GROWTH, random: 0.5 }), 4_000);
});

Deno.test("a wait is whole milliseconds from 0 to below the cap, however many tries failed", () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(fc.property(fc.integer({ min: 1, max: 5_000 }), random, (tries, random) => {
    const waitMs = backoffMs(tries, { ...GROWTH, random });
    assert.ok(Number.isInteger(waitMs) && waitMs >= 0 && waitMs < GROWTH.maxMs);
  }));
});
