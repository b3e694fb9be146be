/**
 * What the STOMP server tells, in the server's log.
 *
 * @module
 */
import type { LogEntry } from "../messaging/mod.ts";
import { type Log, toError } from "../ops/log.ts";

/** Takes what a STOMP server or a bus tells. */
export function tellTo(log: Log): (entry: LogEntry) => void {
  return (entry) => {
    switch (entry.kind) {
      case "fault":
        return log.error("handler-failed", { where: entry.where, error: toError(entry.error) });
      case "slow-consumer":
        return log.warn("slow-consumer", { session: entry.sessionId });
      case "dead-letter":
        return log.warn("dead-letter", { destination: entry.destination, reason: entry.reason });
      case "bus-lost":
        return log.warn("bus-lost", { reason: entry.reason, count: entry.count });
      case "bus-availability":
        return entry.available
          ? log.info("bus-available", {})
          : log.warn("bus-unavailable", { reason: toError(entry.error).message });
      case "denied":
        // The client was told. Whoever tries destinations shall not fill the log.
        return;
      case "origin-refused":
        // The gate has said it, with the setting that lets the origin in.
        return;
    }
  };
}
