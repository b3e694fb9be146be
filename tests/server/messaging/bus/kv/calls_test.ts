import { deepEqual, equal, rejects } from "node:assert/strict";
import { Calls } from "../../../../../server/messaging/bus/kv/calls.ts";
import { VirtualClock } from "../../../../../server/messaging/testing/virtual_clock.ts";

function calls() {
  const clock = new VirtualClock();
  const availability: boolean[] = [];
  return {
    clock,
    availability,
    calls: new Calls({
      clock,
      timeoutMs: 3_000,
      onAvailability: (available) => availability.push(available),
    }),
  };
}

Deno.test("a call of KV has its result, or its fault, and changes are told", async () => {
  const { calls: made, clock, availability } = calls();
  equal(await made.run(() => Promise.resolve(1)), 1);
  await rejects(made.run(() => Promise.reject(new Error("no"))), /no/);
  await rejects(made.run(() => Promise.reject(new Error("still no"))), /still no/);
  equal(await made.run(() => Promise.resolve(2)), 2);
  deepEqual([availability, clock.pending], [[false, true], 0]);
});

Deno.test("calls of KV that nobody waits for any more do not pile up, and it is tried again", async () => {
  const { calls: made, clock } = calls();
  let asked = 0;
  const { promise: answer, resolve } = Promise.withResolvers<void>();
  for (let count = 0; count < 30; count++) {
    const call = made.run(() => {
      asked++;
      return answer;
    });
    clock.advance(3_000);
    await rejects(call, count < 16 ? /did not answer within 3000 ms/ : /Cannot go on with KV/);
  }
  equal(asked <= 26, true, "those of a minute ago are forgotten");
  equal(asked >= 20, true);
  resolve();
  await answer;
  await Promise.resolve();
  equal(await made.run(() => Promise.resolve("again")), "again");
});
