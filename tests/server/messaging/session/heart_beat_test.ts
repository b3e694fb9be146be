import assert from "node:assert/strict";
import { HeartBeats } from "../../../../server/messaging/session/heart_beat.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";

function start({ sendEveryMs = 0, expectEveryMs = 0, slack = 3 } = {}) {
  const clock = new VirtualClock(5_000);
  const log: [what: string, atMs: number][] = [];
  const heartBeats = new HeartBeats(clock, {
    sendEveryMs,
    expectEveryMs,
    slack,
    onDue: () => log.push(["due", clock.now() - 5_000]),
    onSilent: () => log.push(["silent", clock.now() - 5_000]),
  });
  return { clock, log, heartBeats };
}

Deno.test("heart-beat is due each interval in which nothing left (STOMP 1.2, Heart-beating)", () => {
  const { clock, log, heartBeats } = start({ sendEveryMs: 1_000 });
  clock.advance(3_000);
  assert.deepEqual(log, [["due", 1_000], ["due", 2_000], ["due", 3_000]]);
  heartBeats.stop();
});

Deno.test("heart-beat waits a whole interval after whatever left last", () => {
  const { clock, log, heartBeats } = start({ sendEveryMs: 1_000 });
  clock.advance(700);
  heartBeats.sent();
  clock.advance(999);
  assert.deepEqual(log, []);
  clock.advance(1);
  assert.deepEqual(log, [["due", 1_700]]);
  heartBeats.stop();
});

Deno.test("silence is three intervals without a byte, counted from CONNECTED", () => {
  const { clock, log } = start({ expectEveryMs: 1_000 });
  clock.advance(2_999);
  assert.deepEqual(log, []);
  clock.advance(1);
  assert.deepEqual(log, [["silent", 3_000]]);
  assert.equal(clock.pending, 0);
});

Deno.test("silence is never called before three intervals have passed since the last byte", () => {
  for (const heardAtMs of [1, 500, 999, 1_000, 1_001, 2_500]) {
    const { clock, log, heartBeats } = start({ expectEveryMs: 1_000 });
    clock.advance(heardAtMs);
    heartBeats.heard();
    clock.advance(10_000);
    const silentAtMs = log[0]?.[1] ?? 0;
    assert(silentAtMs >= heardAtMs + 3_000 && silentAtMs <= heardAtMs + 4_000);
  }
});

Deno.test("a peer that is heard each interval is never silent", () => {
  const { clock, log, heartBeats } = start({ expectEveryMs: 1_000 });
  for (let beat = 0; beat < 50; beat++) {
    clock.advance(1_000);
    heartBeats.heard();
  }
  assert.deepEqual(log, []);
  heartBeats.stop();
});

Deno.test("slack is how many intervals may pass", () => {
  const { clock, log } = start({ expectEveryMs: 1_000, slack: 5 });
  clock.advance(10_000);
  assert.deepEqual(log, [["silent", 5_000]]);
});

Deno.test("without heart-beats nothing is due and nobody is silent", () => {
  const { clock, log, heartBeats } = start();
  heartBeats.sent();
  heartBeats.heard();
  clock.advance(1_000_000);
  assert.deepEqual([log, clock.pending], [[], 0]);
});

Deno.test("an interval beyond what timers take does not ring at once", () => {
  const delays: number[] = [];
  const clock = { now: () => 0, after: (delayMs: number) => (delays.push(delayMs), () => {}) };
  new HeartBeats(clock, {
    sendEveryMs: 9_999_999_999,
    expectEveryMs: 9_999_999_999,
    slack: 3,
    onDue: () => {},
    onSilent: () => {},
  });
  assert.deepEqual(delays, [2 ** 31 - 1, 2 ** 31 - 1]);
});

Deno.test("a stopped pair leaves no timer", () => {
  const { clock, heartBeats } = start({ sendEveryMs: 1_000, expectEveryMs: 1_000 });
  heartBeats.stop();
  assert.equal(clock.pending, 0);
});
