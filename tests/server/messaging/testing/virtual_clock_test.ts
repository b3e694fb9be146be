import assert from "node:assert/strict";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";

Deno.test("virtual clock runs nothing before it is due", () => {
  const clock = new VirtualClock(5);
  let ran = 0;
  clock.after(10, () => ran++);
  clock.advance(9);
  assert.deepEqual([clock.now(), ran, clock.pending], [14, 0, 1]);
  clock.advance(1);
  assert.deepEqual([clock.now(), ran, clock.pending], [15, 1, 0]);
});

Deno.test("virtual clock runs tasks by time, then in the order they were asked for", () => {
  const clock = new VirtualClock();
  const log: string[] = [];
  clock.after(20, () => log.push(`late@${clock.now()}`));
  clock.after(10, () => log.push(`first@${clock.now()}`));
  clock.after(10, () => log.push(`second@${clock.now()}`));
  clock.advance(100);
  assert.deepEqual(log, ["first@10", "second@10", "late@20"]);
  assert.equal(clock.now(), 100);
});

Deno.test("virtual clock runs a task that a task asked for, when it falls due on the way", () => {
  const clock = new VirtualClock();
  const log: number[] = [];
  const tick = () => {
    log.push(clock.now());
    clock.after(10, tick);
  };
  clock.after(10, tick);
  clock.advance(35);
  assert.deepEqual(log, [10, 20, 30]);
  assert.equal(clock.pending, 1);
});

Deno.test("virtual clock forgets a cancelled task, and cancelling twice does nothing", () => {
  const clock = new VirtualClock();
  const cancel = clock.after(10, () => assert.fail("was cancelled"));
  cancel();
  cancel();
  clock.advance(20);
  assert.equal(clock.pending, 0);
});
