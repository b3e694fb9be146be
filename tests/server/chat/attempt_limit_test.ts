import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { AttemptLimit } from "../../../server/chat/attempt_limit.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";

const RATE = { burst: 3, intervalMs: 1_000 };

Deno.test("attempts of one key are used up and come back one by one", () => {
  const clock = new VirtualClock();
  const limit = new AttemptLimit(RATE, clock);
  const take = () => limit.take("a");
  deepEqual([take(), take(), take(), take()], [0, 0, 0, 1_000]);
  clock.advance(400);
  equal(take(), 600);
  clock.advance(600);
  deepEqual([take(), take()], [0, 1_000]);
  equal(limit.take("b"), 0);
});

Deno.test("an attempt that was given back can be taken again", () => {
  const limit = new AttemptLimit(RATE, new VirtualClock());
  for (let time = 0; time < 20; time++) {
    equal(limit.take("a"), 0);
    limit.giveBack("a");
  }
  limit.giveBack("nobody");
});

Deno.test("nobody waits longer than an interval, not even after the clock was set back", () => {
  let now = 1_000_000;
  const limit = new AttemptLimit(RATE, { now: () => now });
  for (let time = 0; time < 10; time++) limit.take("a");
  now = 0;
  ok(limit.take("a") <= RATE.intervalMs);
  now += RATE.intervalMs;
  equal(limit.take("a"), 0);
});

Deno.test("no key gets more than its burst and what time gave back", () => {
  fc.assert(fc.property(fc.array(fc.nat(2_000)), (pauses) => {
    const clock = new VirtualClock();
    const limit = new AttemptLimit(RATE, clock);
    let taken = 0;
    for (const pause of pauses) {
      clock.advance(pause);
      if (limit.take("a") === 0) taken++;
    }
    ok(taken <= RATE.burst + clock.now() / RATE.intervalMs);
  }));
});

Deno.test("however many keys come, those seen last are remembered", () => {
  const limit = new AttemptLimit({ burst: 1, intervalMs: 1_000 }, new VirtualClock());
  for (let key = 0; key < 30_000; key++) limit.take(String(key));
  equal(limit.take("29999"), 1_000);
  equal(limit.take("0"), 0);
});
