import { deepEqual, equal } from "node:assert/strict";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { RestingClock } from "../../../server/ops/resting_clock.ts";

const HOUR_MS = 60 * 60_000;

function setUp() {
  const clock = new VirtualClock();
  const resting = new RestingClock(clock);
  const done: string[] = [];
  const later = (name: string, delayMs: number) => resting.after(delayMs, () => done.push(name));
  return { clock, resting, done, later };
}

Deno.test("while nobody is there, what is far off has no timer, and is done by who comes", () => {
  const { clock, resting, done, later } = setUp();
  later("second", 2 * HOUR_MS);
  later("first", HOUR_MS);
  later("never", 3 * HOUR_MS);
  equal(clock.pending, 0);
  clock.advance(2 * HOUR_MS);
  deepEqual(done, []);
  resting.catchUp();
  deepEqual(done, ["first", "second"]);
  resting.catchUp();
  deepEqual(done, ["first", "second"]);
});

Deno.test("what is due soon has its timer all the same", () => {
  const { clock, done, later } = setUp();
  later("soon", 30_000);
  equal(clock.pending, 1);
  clock.advance(30_000);
  deepEqual([done, clock.pending], [["soon"], 0]);
});

Deno.test("while somebody is there everything has its timer, until they leave", () => {
  const { clock, resting, done, later } = setUp();
  later("first", HOUR_MS);
  resting.wake();
  later("second", 2 * HOUR_MS);
  equal(clock.pending, 2);
  clock.advance(HOUR_MS);
  deepEqual(done, ["first"]);
  resting.rest();
  equal(clock.pending, 0);
  resting.wake();
  clock.advance(HOUR_MS);
  deepEqual(done, ["first", "second"]);
});

Deno.test("what became due while nobody was there is done at once when somebody comes", () => {
  const { clock, resting, done, later } = setUp();
  later("late", HOUR_MS);
  clock.advance(2 * HOUR_MS);
  resting.wake();
  clock.advance(0);
  deepEqual(done, ["late"]);
});

Deno.test("what was cancelled is not done, with a timer or without", () => {
  const { clock, resting, done, later } = setUp();
  const cancels = [later("far", HOUR_MS), later("soon", 1_000)];
  cancels.forEach((cancel) => cancel());
  clock.advance(HOUR_MS);
  resting.catchUp();
  resting.wake();
  deepEqual([done, clock.pending], [[], 0]);
});
