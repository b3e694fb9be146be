import { deepEqual, equal } from "node:assert/strict";
import { Pauses } from "../../../../../server/messaging/bus/kv/pause.ts";
import { VirtualClock } from "../../../../../server/messaging/testing/virtual_clock.ts";

Deno.test("pauses double from 100 ms to 2 s", async () => {
  const clock = new VirtualClock();
  const pauses = new Pauses(clock);
  const ended: number[] = [];
  for (const failures of [1, 2, 5, 6, 60]) {
    void pauses.after(failures).then(() => ended.push(failures));
  }
  const states: number[][] = [];
  for (const ms of [100, 100, 1_400, 400]) {
    clock.advance(ms);
    await Promise.resolve();
    await Promise.resolve();
    states.push([...ended]);
  }
  deepEqual(states, [[1], [1, 2], [1, 2, 5], [1, 2, 5, 6, 60]]);
});

Deno.test("pauses that are woken or ended leave no timer, and ended ones begin no more", async () => {
  const clock = new VirtualClock();
  const pauses = new Pauses(clock);
  const first = pauses.after(1);
  pauses.wake();
  await first;
  equal(clock.pending, 0);
  const second = pauses.after(1);
  pauses.end();
  await second;
  await pauses.after(1);
  deepEqual([pauses.ended, clock.pending], [true, 0]);
});
