/**
 * Tells what was dropped, at once and then now and then: what is lost by the thousand shall not fill a
 * log as well.
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import type { Log, LogEntry } from "../../log.ts";

type Reason = Extract<LogEntry, { kind: "bus-lost" }>["reason"];

/** Between two entries of one reason, in milliseconds. */
const EVERY_MS = 10_000;

/** See the module. */
export class LossLog {
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #untold = new Map<Reason, number>();
  readonly #toldMs = new Map<Reason, number>();

  constructor(log: Log, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  /** So many messages more are lost. */
  add(reason: Reason, count: number): void {
    const sum = (this.#untold.get(reason) ?? 0) + count;
    const nowMs = this.#clock.now();
    if (nowMs - (this.#toldMs.get(reason) ?? -Infinity) < EVERY_MS) {
      this.#untold.set(reason, sum);
      return;
    }
    this.#untold.delete(reason);
    this.#toldMs.set(reason, nowMs);
    this.#log({ kind: "bus-lost", reason, count: sum });
  }
}
