import { deepEqual, equal, rejects } from "node:assert/strict";
import { VirtualClock } from "../../server/messaging/testing/virtual_clock.ts";
import { within } from "../../shared/within.ts";

Deno.test("work that is done in time is so, and no timer is left", async () => {
  const clock = new VirtualClock();
  equal(await within(Promise.resolve("done"), 10, clock), true);
  equal(clock.pending, 0);
});

Deno.test("work that is not done in time is waited for no longer", async () => {
  const clock = new VirtualClock();
  const { promise, reject } = Promise.withResolvers<void>();
  const waiting = within(promise, 10, clock);
  clock.advance(9);
  equal(clock.pending, 1);
  clock.advance(1);
  deepEqual([await waiting, clock.pending], [false, 0]);
  // Nobody hears of it any more, and nothing is uncaught.
  reject(new Error("late"));
  await new Promise((resolve) => setTimeout(resolve));
});

Deno.test("what the work rejects with is handed on, and no timer is left", async () => {
  const clock = new VirtualClock();
  await rejects(within(Promise.reject(new RangeError("wrong")), 10, clock), RangeError);
  equal(clock.pending, 0);
});
