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
  /** A client may not do what it asked for; the ERROR says so. */
  | {
    readonly kind: "denied";
    readonly command: "SEND" | "SUBSCRIBE";
    readonly destination: string;
    /** No rule permits it, or one denies it. */
    readonly reason: "no-rule" | "denied";
  }
  /** A session was closed because its client reads, or acknowledges, too slowly. */
  | { readonly kind: "slow-consumer"; readonly sessionId: string }
  /** Messages left a queue unacknowledged. A queue tells each reason once until it has been empty. */
  | {
    readonly kind: "dead-letter";
    readonly destination: string;
    readonly reason: DeadLetterReason;
  }
  /** What was said to other instances was dropped: they are told that they missed something. */
  | {
    readonly kind: "bus-lost";
    /** One message is too big, too many wait, or the bus cannot be reached for too long. */
    readonly reason: "too-big" | "full" | "unreachable";
    /** How many messages. */
    readonly count: number;
  }
  /** The bus to other instances does not answer, or does again. */
  | { readonly kind: "bus-availability"; readonly available: boolean; readonly error?: unknown };

/**
 * Why a message left a queue unacknowledged. `redelivered`: it came back too often and is in the dead
 * letters now, or was there already; the others are gone.
 */
export type DeadLetterReason = "redelivered" | "full" | "expired";

/** Takes what a server tells. It must not throw. */
export type Log = (entry: LogEntry) => void;

/** What a {@linkcode consoleLog} writes to. */
export type LogConsole = Pick<Console, "error" | "warn">;

/** So many different warnings are told; then they are no news any more. */
const MAX_WARNINGS = 100;

/**
 * Writes faults to the console, and each warning once: an origin that is refused, a destination with
 * dead letters, that there are slow consumers, that the bus does not answer.
 */
export function consoleLog(to: LogConsole = console): Log {
  const told = new Set<string>();
  return (entry) => {
    if (entry.kind === "fault") {
      const { where = "server/messaging", error } = entry;
      return to.error(`${where}:`, error);
    }
    const warning = warningOf(entry);
    if (told.has(warning) || told.size >= MAX_WARNINGS) return;
    told.add(warning);
    to.warn(warning);
  };
}

function warningOf(entry: Exclude<LogEntry, { kind: "fault" }>): string {
  switch (entry.kind) {
    case "origin-refused":
      return `Refused pages of ${JSON.stringify(entry.origin)} at ${entry.endpoint}: ` +
        "allowOrigin of the endpoint lets them in";
    case "denied":
      return `Refused ${entry.command} ${JSON.stringify(entry.destination)}: ` +
        (entry.reason === "no-rule" ? "no rule of authorize permits it" : "a rule denies it");
    case "slow-consumer":
      return "Closed a slow consumer, 1013: see slowConsumers and limits.maxOutboxBytes";
    case "dead-letter":
      return `Messages left ${JSON.stringify(entry.destination)} unacknowledged: ${entry.reason}`;
    case "bus-lost":
      return `Dropped what was for other instances: ${entry.reason}; see the limits of the bus`;
    case "bus-availability":
      return entry.available
        ? "The bus to other instances answers again"
        : `The bus to other instances does not answer: ${entry.error}`;
  }
}
