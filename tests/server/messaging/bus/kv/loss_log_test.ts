import { deepEqual } from "node:assert/strict";
import { LossLog } from "../../../../../server/messaging/bus/kv/loss_log.ts";
import type { LogEntry } from "../../../../../server/messaging/log.ts";
import { VirtualClock } from "../../../../../server/messaging/testing/virtual_clock.ts";

Deno.test("what a bus loses is told at once, and what follows with the next loss after a while", () => {
  const clock = new VirtualClock();
  const logged: LogEntry[] = [];
  const losses = new LossLog((entry) => logged.push(entry), clock);
  for (let count = 0; count < 1_000; count++) losses.add("full", 1);
  losses.add("unreachable", 20);
  clock.advance(9_999);
  losses.add("full", 1);
  clock.advance(1);
  losses.add("full", 1);
  deepEqual(logged, [
    { kind: "bus-lost", reason: "full", count: 1 },
    { kind: "bus-lost", reason: "unreachable", count: 20 },
    { kind: "bus-lost", reason: "full", count: 1_001 },
  ]);
});
