import assert from "node:assert/strict";
import { logFaults } from "../../../server/messaging/log.ts";

Deno.test("without a log faults go to the console, and nothing else does", () => {
  const output = console;
  const { error } = output;
  const written: unknown[] = [];
  output.error = (...values) => written.push(...values);
  try {
    logFaults({ kind: "slow-consumer", sessionId: "s" });
    logFaults({ kind: "origin-refused", origin: "https://blog.example", endpoint: "/stomp" });
    logFaults({ kind: "fault", error: "broken" });
  } finally {
    output.error = error;
  }
  assert.deepEqual(written, ["broken"]);
});
