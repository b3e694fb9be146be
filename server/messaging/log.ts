/**
 * What a server tells whoever runs it. No frame, body, token or password is ever part of it.
 *
 * @module
 */

/** One thing worth knowing. */
export type LogEntry =
  /** Code of the application or of this server threw; `where` names a handler, if it was one. */
  | { readonly kind: "fault"; readonly error: unknown; readonly where?: string }
  /** A browser page of an origin that is not allowed tried to connect. */
  | { readonly kind: "origin-refused"; readonly origin: string; readonly endpoint: string }
  /** A session was closed because its client reads, or acknowledges, too slowly. */
  | { readonly kind: "slow-consumer"; readonly sessionId: string }
  /** Messages left a queue unacknowledged. A queue tells each reason once until it has been empty. */
  | {
    readonly kind: "dead-letter";
    readonly destination: string;
    readonly reason: DeadLetterReason;
  };

/**
 * Why a message left a queue unacknowledged. `redelivered`: it came back too often and is in the dead
 * letters now, or was there already; the others are gone.
 */
export type DeadLetterReason = "redelivered" | "full" | "expired";

/** Takes what a server tells. It must not throw. */
export type Log = (entry: LogEntry) => void;

/** Writes faults to the console and nothing else. */
export function logFaults(entry: LogEntry): void {
  // deno-lint-ignore no-console -- the default of a library that is given no log
  if (entry.kind === "fault") console.error(entry.error);
}
