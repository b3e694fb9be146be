import assert from "node:assert/strict";
import type { LogEntry } from "../../../../server/messaging/log.ts";
import { guardOf } from "../../../../server/messaging/transport/guard.ts";

Deno.test("a guard tells what was thrown and closes that connection with 1011", () => {
  const logged: LogEntry[] = [];
  const closes: number[] = [];
  const guard = guardOf(
    { bufferedBytes: 0, send() {}, close: (code) => closes.push(code) },
    (entry) => logged.push(entry),
  );
  guard(() => {});
  assert.deepEqual([logged, closes], [[], []]);
  const error = new Error("on purpose");
  guard(() => {
    throw error;
  });
  assert.deepEqual([logged, closes], [[{ kind: "fault", error }], [1011]]);
});
