import { deepEqual, equal } from "node:assert/strict";
import { Throttle } from "../../../../server/chat/attention/throttle.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";

function setUp() {
  const clock = new VirtualClock(0);
  const runs: number[] = [];
  const throttle = new Throttle({ clock, everyMs: 1_000, run: () => runs.push(clock.now()) });
  return { clock, runs, throttle };
}

Deno.test("throttle runs at once, and what is asked for too often once at the end", () => {
  const { clock, runs, throttle } = setUp();
  for (let n = 0; n < 5; n++) throttle.touch();
  deepEqual(runs, [0]);
  clock.advance(999);
  deepEqual(runs, [0]);
  clock.advance(1);
  deepEqual(runs, [0, 1_000]);
  throttle.touch();
  clock.advance(1_000);
  deepEqual(runs, [0, 1_000, 2_000]);
});

Deno.test("throttle has a timer only after a run", () => {
  const { clock, runs, throttle } = setUp();
  equal(clock.pending, 0);
  throttle.touch();
  equal(clock.pending, 1);
  clock.advance(1_000);
  equal(clock.pending, 0);
  deepEqual(runs, [0]);
});

Deno.test("throttle that is stopped forgets what was asked for", () => {
  const { clock, runs, throttle } = setUp();
  throttle.touch();
  throttle.touch();
  throttle.stop();
  throttle.stop();
  equal(clock.pending, 0);
  throttle.touch();
  deepEqual(runs, [0, 0]);
});
