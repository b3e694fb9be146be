import assert from "node:assert/strict";
import fc from "fast-check";
import { fullBucket, takeToken } from "../../../../server/messaging/channel/rate_limit.ts";

const RATE = { perSecond: 2, burst: 3 };

Deno.test("rate limit lets a burst through, then asks for the time one token takes", () => {
  let bucket = fullBucket(RATE, 0);
  const waits = Array.from({ length: 4 }, () => {
    const taken = takeToken(bucket, { rate: RATE, nowMs: 0 });
    bucket = taken.bucket;
    return taken.waitMs;
  });
  assert.deepEqual(waits, [0, 0, 0, 500]);
});

Deno.test("rate limit: who waits as long as asked gets a token", () => {
  const empty = { tokens: 0.25, atMs: 1_000 };
  const { waitMs } = takeToken(empty, { rate: RATE, nowMs: 1_000 });
  assert.equal(waitMs, 375);
  assert.equal(takeToken(empty, { rate: RATE, nowMs: 1_000 + waitMs }).waitMs, 0);
  assert.equal(takeToken(empty, { rate: RATE, nowMs: 1_000 + waitMs - 1 }).waitMs, 1);
});

Deno.test("rate limit: asking too early costs nothing", () => {
  let bucket = { tokens: 0, atMs: 0 };
  for (let nowMs = 0; nowMs < 500; nowMs += 7) {
    bucket = takeToken(bucket, { rate: RATE, nowMs }).bucket;
  }
  assert.equal(takeToken(bucket, { rate: RATE, nowMs: 500 }).waitMs, 0);
});

Deno.test("rate limit: a clock set back neither gives nor takes", () => {
  const { bucket, waitMs } = takeToken({ tokens: 1.5, atMs: 9_000 }, { rate: RATE, nowMs: 0 });
  assert.deepEqual([bucket, waitMs], [{ tokens: 0.5, atMs: 0 }, 0]);
});

Deno.test("rate limit never lets more through than the burst and what time gave back", () => {
  fc.assert(fc.property(fc.array(fc.nat(400), { maxLength: 100 }), (pausesMs) => {
    let bucket = fullBucket(RATE, 0);
    let nowMs = 0;
    let granted = 0;
    for (const pauseMs of pausesMs) {
      nowMs += pauseMs;
      const taken = takeToken(bucket, { rate: RATE, nowMs });
      bucket = taken.bucket;
      if (taken.waitMs === 0) granted++;
    }
    assert(granted <= RATE.burst + nowMs * RATE.perSecond / 1_000 + 1e-9);
  }));
});
