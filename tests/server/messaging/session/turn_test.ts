import assert from "node:assert/strict";
import { Turn } from "../../../../server/messaging/session/turn.ts";

Deno.test("a turn runs all its tasks with one wake-up, in order", () => {
  const scheduled: (() => void)[] = [];
  const turn = new Turn((run) => scheduled.push(run));
  const log: number[] = [];
  turn.atEnd(() => log.push(1));
  turn.atEnd(() => log.push(2));
  assert.deepEqual([scheduled.length, log], [1, []]);
  scheduled[0]?.();
  assert.deepEqual(log, [1, 2]);
});

Deno.test("a task asked for while a turn ends belongs to the next one", () => {
  const scheduled: (() => void)[] = [];
  const turn = new Turn((run) => scheduled.push(run));
  const log: string[] = [];
  turn.atEnd(() => turn.atEnd(() => log.push("next")));
  scheduled.shift()?.();
  assert.deepEqual([scheduled.length, log], [1, []]);
  scheduled.shift()?.();
  assert.deepEqual(log, ["next"]);
});

Deno.test("a turn of the event loop ends after its promises", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const log: string[] = [];
  new Turn().atEnd(() => {
    log.push("end of turn");
    resolve();
  });
  queueMicrotask(() => log.push("promise"));
  await promise;
  assert.deepEqual(log, ["promise", "end of turn"]);
});
