import assert from "node:assert/strict";
import { CountingClock } from "./counting_clock.ts";
import { Ledger } from "./ledger.ts";

/** A ledger of two, who have said what they are told to. */
function ledgerOfTwo(...sent: readonly number[]) {
  const ledger = new Ledger();
  for (const _ of sent) ledger.join();
  sent.forEach((count, sender) => {
    for (let left = count; left > 0; left--) ledger.nextOf(sender);
  });
  return ledger;
}

Deno.test("ledger is complete when everybody has heard everything once, in order", () => {
  const ledger = ledgerOfTwo(2, 1);
  for (const listener of [0, 1]) {
    assert.equal(ledger.isComplete, false);
    ledger.heard(listener, 0, 1);
    ledger.heard(listener, 1, 1);
    ledger.heard(listener, 0, 2);
  }
  assert.equal(ledger.isComplete, true);
  assert.deepEqual(ledger.faults, []);
  assert.equal(ledger.total, 6);
});

Deno.test("ledger finds what is lost, doubled and out of order", () => {
  for (const heard of [[2], [1, 1], [1, 3, 2]]) {
    const ledger = ledgerOfTwo(3, 0);
    for (const number of heard) ledger.heard(1, 0, number);
    assert.equal(ledger.faults.length > 0, true, `${heard}`);
  }
});

Deno.test("ledger wants every job done once", () => {
  const ledger = ledgerOfTwo(0, 0);
  ledger.jobSent("a");
  assert.equal(ledger.isComplete, false);
  ledger.jobDone("a");
  assert.equal(ledger.isComplete, true);
  ledger.jobDone("a");
  assert.deepEqual(ledger.faults, ["job a was done 2 times"]);
});

Deno.test("ledger waits for the last message, and no longer than it may", async () => {
  const ledger = ledgerOfTwo(1, 0);
  ledger.heard(0, 0, 1);
  const complete = ledger.complete(60_000);
  ledger.heard(1, 0, 1);
  await complete;
  assert.deepEqual(ledger.faults, []);
  ledger.nextOf(0);
  await ledger.complete(0);
  assert.match(ledger.faults[0] ?? "", /something is still missing/);
});

Deno.test("counting clock counts the timers that run", async () => {
  const clock = new CountingClock();
  const cancel = clock.after(60_000, () => {});
  const gone = new Promise<void>((resolve) => void clock.after(0, resolve));
  assert.equal(clock.running, 2);
  await gone;
  cancel();
  cancel();
  assert.equal(clock.running, 0);
});
