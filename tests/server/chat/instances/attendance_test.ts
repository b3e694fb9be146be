import { deepEqual, equal } from "node:assert/strict";
import { Attendance, STAY_MS } from "../../../../server/chat/instances/attendance.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";

function setUp() {
  const clock = new VirtualClock(0);
  const joined = Promise.withResolvers<void>();
  const told: string[] = [];
  const attendance = new Attendance({
    clock,
    memories: {
      count: 0,
      settled: () => undefined,
      refresh: () => Promise.resolve(void told.push("refresh")),
    },
    stay: () => {
      told.push("stay");
      return { joined: joined.promise, end: () => told.push("end") };
    },
  });
  return { clock, joined, told, attendance };
}

Deno.test("requests wait until the instance is among the others, and then no more", async () => {
  const { joined, told, attendance } = setUp();
  const [first, second] = [attendance.asked(), attendance.asked()];
  joined.resolve();
  await Promise.all([first, second]);
  equal(attendance.asked(), undefined);
  deepEqual(told, ["stay", "refresh"]);
  attendance.stop();
  deepEqual(told, ["stay", "refresh", "end"]);
});

Deno.test("it stays for half a minute after the last request, and has no timer afterwards", () => {
  const { clock, told, attendance } = setUp();
  equal(clock.pending, 0);
  attendance.asked();
  clock.advance(STAY_MS - 1);
  attendance.asked();
  clock.advance(STAY_MS - 1);
  deepEqual([told, clock.pending], [["stay"], 1]);
  clock.advance(1);
  deepEqual([told, clock.pending], [["stay", "end"], 0]);
  attendance.asked();
  deepEqual(told, ["stay", "end", "stay"]);
  attendance.stop();
});
