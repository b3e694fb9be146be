/**
 * What a peer is told about octets that are no frame: what is wrong, where, and what to do. Of what
 * it sent only words of the protocol are repeated, since the rest may be somebody's secret.
 *
 * @module
 */
import { StompError } from "./error.ts";
import { type Command, COMMANDS } from "./frame.ts";

/** More than the limit was sent or announced (STOMP 1.2, "Size Limits"). */
export function tooBig(what: string, limit: string): StompError {
  return new StompError(
    `Cannot take ${what}: more than ${limit}`,
    `The limit is ${limit}: send less at once.`,
    "tooBig",
  );
}

/** STOMP 1.2, "Augmented BNF": CR is only ever part of CRLF. */
export function loneCarriageReturn(where: string): StompError {
  return new StompError(
    `Cannot read ${where}: a carriage return without a line feed`,
    "End lines with LF or CRLF; inside a value STOMP 1.2 writes a carriage return as \\r.",
  );
}

/** A frame begins with a line that is no command of that sender. */
export function unknownCommand(
  line: Uint8Array,
  from: "client" | "server" | undefined,
): StompError {
  const text = String.fromCharCode(...line);
  const found = /^[A-Za-z]+$/.test(text) ? `"${text}"` : "its first line";
  const known = Object.entries(COMMANDS)
    .filter(([, rule]) => from === undefined || rule.sentBy === from)
    .map(([name]) => name);
  return new StompError(
    `Cannot read a frame: ${found} is no command${from === undefined ? "" : ` a ${from} sends`}`,
    `Begin with one of ${known.join(", ")}.`,
  );
}

/** STOMP 1.2, "Augmented BNF": header lines are UTF-8. */
export function headersNotUtf8(command: Command): StompError {
  return new StompError(
    `Cannot read the headers of ${command}: they are not UTF-8`,
    "Encode headers as UTF-8; only a body may hold any octets.",
  );
}

/** What is wrong with a header line, and what to do about it. */
export interface HeaderLineFault {
  /** Whose header it is. */
  readonly command: Command;
  /** What is wrong. */
  readonly state: string;
  /** What to do; without it how a header line is written. */
  readonly detail?: string;
}

/**
 * A header line cannot be read.
 *
 * @param line counted from 1
 */
export function badHeaderLine(
  line: number,
  { command, state, detail }: HeaderLineFault,
): StompError {
  return new StompError(
    `Cannot read header line ${line} of ${command}: ${state}`,
    detail ?? "Write each header as name:value on a line of its own, and an empty line below them.",
  );
}

/** STOMP 1.2, "Header content-length". */
export function badContentLength(command: Command, value: string): StompError {
  const quoted = JSON.stringify(value.slice(0, 20));
  return new StompError(
    `Cannot read the header "content-length" ${quoted} of ${command}: not a number of octets`,
    "Send decimal digits, or leave it out when the body has no NUL.",
  );
}

/** STOMP 1.2, "Body": only SEND, MESSAGE and ERROR have one. */
export function unexpectedBody(command: Command): StompError {
  return new StompError(
    `Cannot take a body with ${command}: only SEND, MESSAGE and ERROR have one`,
    "Write a NUL right below the empty line.",
  );
}

/** STOMP 1.2, "Header content-length": the octets it counts are followed by a NUL. */
export function noNulAfterBody(command: Command, length: number): StompError {
  return new StompError(
    `Cannot read the body of ${command}: no NUL after the ${length} octets of its content-length`,
    "content-length counts octets of UTF-8, not characters; and over WebSocket no chunk of text may " +
      "end between the two halves of a surrogate pair.",
  );
}
