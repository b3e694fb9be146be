import { deepEqual } from "node:assert/strict";
import { tellTo } from "../../../server/wiring/stomp_log.ts";
import { memoryLog } from "../../helper/memory_log.ts";

Deno.test("what the STOMP server tells is logged, but not whom it refused, who would fill the log", () => {
  const { log, lines } = memoryLog();
  const tell = tellTo(log);
  tell({ kind: "slow-consumer", sessionId: "s" });
  tell({ kind: "bus-lost", reason: "full", count: 2 });
  tell({ kind: "bus-availability", available: false, error: new Error("refused") });
  tell({ kind: "bus-availability", available: true });
  tell({ kind: "denied", command: "SEND", destination: "/app/x", reason: "no-rule" });
  tell({ kind: "origin-refused", origin: "https://blog.example", endpoint: "/stomp" });
  deepEqual(lines.map((line) => line.slice("1970-01-01T00:00:00.000Z ".length)), [
    "warn  slow-consumer session=s",
    "warn  bus-lost reason=full count=2",
    "warn  bus-unavailable reason=refused",
    "info  bus-available",
  ]);
});
