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
  /** A session was closed because its client reads too slowly. */
  | { readonly kind: "slow-reader"; readonly sessionId: string };

/** Takes what a server tells. It must not throw. */
export type Log = (entry: LogEntry) => void;

/** Writes faults to the console and nothing else. */
export function logFaults(entry: LogEntry): void {
  // deno-lint-ignore no-console -- the default of a library that is given no log
  if (entry.kind === "fault") console.error(entry.error);
}
