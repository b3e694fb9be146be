import assert from "node:assert/strict";
import { systemClock } from "../../../server/messaging/system_clock.ts";

Deno.test("the system's clock tells the time of the machine", () => {
  const before = Date.now();
  const now = systemClock.now();
  assert(before <= now && now <= Date.now());
});

Deno.test("the system's clock runs a task once, later", async () => {
  const log: string[] = [];
  await new Promise<void>((resolve) => {
    systemClock.after(0, () => {
      log.push("task");
      resolve();
    });
    log.push("asked");
  });
  assert.deepEqual(log, ["asked", "task"]);
});

Deno.test("a task of the system's clock that was cancelled leaves no timer", () => {
  const cancel = systemClock.after(1, () => assert.fail("was cancelled"));
  cancel();
  cancel();
});
