/**
 * Long work in several tasks.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { drawAfter, nextTask } from "../../../widget/component/next_task.ts";
import { stageTest } from "../stage/stage.ts";

Deno.test("what is drawn first waits for a turn; what is drawn again, or has no turns, does not", async () => {
  const done: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const clock = { now: () => 0, after: () => () => {}, pause: () => promise };
  const first = drawAfter(false, clock, () => void done.push("first"));
  drawAfter(true, clock, () => void done.push("again"));
  drawAfter(false, new VirtualClock(), () => void done.push("without turns"));
  drawAfter(false, undefined, () => void done.push("without a clock"));
  deepEqual(done, ["again", "without turns", "without a clock"]);
  resolve();
  await first;
  equal(done.at(-1), "first");
});

Deno.test("the next task comes after all that was begun in this one", async () => {
  const done: string[] = [];
  const next = nextTask().then(() => done.push("next task"));
  await Promise.resolve().then(() => Promise.resolve()).then(() => done.push("this task"));
  await next;
  deepEqual(done, ["this task", "next task"]);
});

stageTest("a browser that can yield is asked to", async (page) => {
  const asked = await page.evaluate(async () => {
    let asked = 0;
    Object.assign(globalThis, { scheduler: { yield: () => Promise.resolve(asked++) } });
    await stage.parts.nextTask();
    return asked;
  });
  equal(asked, 1);
});
