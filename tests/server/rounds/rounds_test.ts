import { deepEqual, equal } from "node:assert/strict";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { RestingClock } from "../../../server/ops/resting_clock.ts";
import {
  LOOK_MS,
  lookNowAndThen,
  makeRound,
  restWithout,
  ROUND_MS,
  startRounds,
} from "../../../server/rounds/rounds.ts";

Deno.test("a round does what is due here, looks at what others have left, and is over when it is done", async () => {
  const seen: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const round = makeRound({
    outbox: { look: () => seen.push("outbox"), settled: () => promise },
    desk: { look: () => seen.push("desk") },
    hourly: [{ settled: () => promise }],
    resting: { catchUp: () => seen.push("due") },
  }).then(() => seen.push("over"));
  deepEqual(seen, ["due", "outbox", "desk"]);
  resolve();
  await round;
  deepEqual(seen.at(-1), "over");
});

Deno.test("rounds go on after one that broke, and end when they are told to", async () => {
  const clock = new VirtualClock();
  let rounds = 0;
  const made: PromiseWithResolvers<void>[] = [];
  const stop = startRounds(clock, () => {
    rounds++;
    const round = Promise.withResolvers<void>();
    made.push(round);
    return round.promise;
  });
  clock.advance(ROUND_MS);
  made[0]?.reject(new Error("broken"));
  while (clock.pending === 0) await Promise.resolve();
  clock.advance(ROUND_MS);
  equal(rounds, 2);
  made[1]?.resolve();
  await stop();
  equal(clock.pending, 0);
});

Deno.test("a clock rests while no session is there", () => {
  const clock = new VirtualClock();
  const resting = new RestingClock(clock);
  const listeners: Record<string, () => void> = {};
  const registry = { sessionCount: 1 };
  restWithout(resting, {
    events: { listen: (name, listener) => (listeners[name] = listener, () => {}) },
    registry,
  });
  resting.after(10 * ROUND_MS, () => {});
  equal(clock.pending, 0);
  listeners["connected"]?.();
  equal(clock.pending, 1);
  listeners["disconnect"]?.();
  equal(clock.pending, 1, "another one is there");
  registry.sessionCount = 0;
  listeners["disconnect"]?.();
  equal(clock.pending, 0);
});

Deno.test("what others said is looked for every minute, and once at a time", async () => {
  const clock = new VirtualClock();
  let looks = 0;
  let answer = Promise.withResolvers<void>();
  const stop = lookNowAndThen(clock, () => {
    looks++;
    return answer.promise;
  });
  clock.advance(LOOK_MS - 1);
  equal(looks, 0);
  for (let n = 0; n < 3; n++) clock.advance(LOOK_MS);
  equal(looks, 1, "no other while one has no answer");
  answer.reject(new Error("no answer"));
  await new Promise((resolve) => setTimeout(resolve));
  answer = Promise.withResolvers();
  clock.advance(LOOK_MS);
  equal(looks, 2);
  stop();
  equal(clock.pending, 0);
});
