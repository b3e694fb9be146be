import { deepEqual, equal } from "node:assert/strict";
import { SlowMode } from "../../../../server/chat/moderation/slow_mode.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { roomId } from "../../../../shared/chat/id.ts";

const [A, B] = [roomId("/a"), roomId("/b")];

Deno.test("in slow mode each reader waits in each room, exactly as long as is left", () => {
  const clock = new VirtualClock();
  const slow = new SlowMode(clock);
  deepEqual([slow.take(A, "r", 30_000), slow.take(A, "r", 30_000)], [0, 30_000]);
  deepEqual([slow.take(B, "r", 30_000), slow.take(A, "other", 30_000)], [0, 0]);
  clock.advance(29_999);
  equal(slow.take(A, "r", 30_000), 1);
  clock.advance(1);
  deepEqual([slow.take(A, "r", 30_000), slow.take(A, "r", 30_000)], [0, 30_000]);
});

Deno.test("a pause that was changed counts at once", () => {
  const clock = new VirtualClock();
  const slow = new SlowMode(clock);
  slow.take(A, "r", 30_000);
  clock.advance(10_000);
  deepEqual([slow.take(A, "r", 60_000), slow.take(A, "r", 10_000)], [50_000, 0]);
  deepEqual([slow.take(A, "r", 0), slow.take(A, "r", 0)], [0, 0]);
});

Deno.test("a clock that is set back makes nobody wait longer than a pause", () => {
  let now = 1_000_000;
  const slow = new SlowMode({ now: () => now });
  slow.take(A, "r", 5_000);
  now = 0;
  equal(slow.take(A, "r", 5_000), 5_000);
});

Deno.test("slow mode remembers ten thousand readers and forgets the oldest", () => {
  const slow = new SlowMode(new VirtualClock());
  for (let n = 0; n < 10_001; n++) slow.take(A, `r${n}`, 1_000);
  deepEqual([slow.take(A, "r10000", 1_000), slow.take(A, "r0", 1_000)], [1_000, 0]);
});
