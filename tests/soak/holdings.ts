/**
 * What a server under load says it holds, and what of that must not stay.
 *
 * @module
 */
import type { Counters } from "../../server/messaging/mod.ts";

/** A look into a server. */
export interface Holdings {
  readonly sessions: number;
  readonly subscriptions: number;
  readonly unacknowledged: number;
  readonly transactions: number;
  readonly queued: number;
  /** Every session that has not gone, by SockJS or not, has one. */
  readonly timers: number;
  readonly openFiles: number;
  /** Errors of ours that the log told of. */
  readonly faults: number;
  readonly rssBytes: number;
  readonly heapBytes: number;
  readonly counters: Counters;
}

/** Those that are zero when nobody is connected and the queues are empty. */
export const MUST_BE_ZERO = [
  "sessions",
  "subscriptions",
  "unacknowledged",
  "transactions",
  "queued",
  "timers",
] as const satisfies readonly (keyof Holdings)[];

/** What is still held. */
export function remains(holdings: Holdings): readonly string[] {
  return MUST_BE_ZERO.filter((name) => holdings[name] !== 0)
    .map((name) => `${name}: ${holdings[name]}`);
}
