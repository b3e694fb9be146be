/**
 * From frames to what goes over the wire; for a MESSAGE to many, its long tail only once.
 *
 * @module
 */
import { escape } from "./escape.ts";
import { COMMANDS, type Frame } from "./frame.ts";
import type { FrameHeaders } from "./header.ts";
import type { Version } from "./version.ts";

/** Text, unless the body is not UTF-8. */
export type Encoded = string | Uint8Array;

/** STOMP 1.2, "Heart-beating": a single line end. */
export const HEART_BEAT = "\n";

/** What a MESSAGE is to all its subscriptions of one version. */
export interface MessageTail {
  /** By whose rules it was written. */
  readonly version: Version;
  /** All below the headers that differ. */
  readonly encoded: Encoded;
}

/** Written anew or not at all. */
const COUNTED: ReadonlySet<string> = new Set(["content-length"]);
/** Headers that no tail has: they differ, or are counted. */
const NOT_IN_TAIL: ReadonlySet<string> = new Set(["subscription", "ack", "content-length"]);

const toBytes = new TextEncoder();
const toText = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Writes a frame. `content-length` is counted anew for every body, and only then written; CONNECT,
 * STOMP and CONNECTED are not escaped (STOMP 1.2, "Value Encoding" and "Header content-length").
 *
 * @example
 * ```ts
 * import { encodeFrame } from "./encoder.ts";
 * import { frame } from "./frame.ts";
 * const encoded = encodeFrame(frame("SEND", { destination: "/a:b" }, "é"), "1.2");
 * console.assert(encoded === "SEND\ndestination:/a\\cb\ncontent-length:2\n\né\0");
 * ```
 */
export function encodeFrame(frame: Frame, version: Version): Encoded {
  const { command, headers, body } = frame;
  // Unescaped frames are written as STOMP 1.0 does: line ends must not make headers there either.
  const rules = COMMANDS[command].escaped ? version : "1.0";
  const lines = headerLines(headers, { version: rules, without: COUNTED });
  return withBody(`${command}\n${lines}`, body);
}

/**
 * Writes the part of a MESSAGE that all subscriptions of one version share. `subscription` and `ack`
 * are left out: {@linkcode encodeMessage} sets them.
 */
export function encodeMessageTail(frame: Frame<"MESSAGE">, version: Version): MessageTail {
  const lines = headerLines(frame.headers, { version, without: NOT_IN_TAIL });
  return { version, encoded: withBody(lines, frame.body) };
}

/**
 * Writes a MESSAGE to one subscription.
 *
 * @param subscription its id; a STOMP 1.0 subscription may have none
 * @param ack by which the client acknowledges this delivery, if it shall
 */
export function encodeMessage(
  tail: MessageTail,
  subscription: string | undefined,
  ack?: string,
): Encoded {
  const { version, encoded } = tail;
  let head = "MESSAGE\n";
  if (subscription !== undefined) head += `subscription:${headerText(subscription, version)}\n`;
  if (ack !== undefined) head += `ack:${headerText(ack, version)}\n`;
  return typeof encoded === "string" ? head + encoded : join(head, encoded);
}

/** How headers are written: `without` those that a receiver would see under these names. */
interface HeaderLines {
  readonly version: Version;
  readonly without: ReadonlySet<string>;
}

function headerLines(headers: FrameHeaders, { version, without }: HeaderLines): string {
  let lines = "";
  for (const [name, value] of headers) {
    const written = version === "1.0" ? nameIn10(name) : headerText(name, version);
    if (written !== "" && !without.has(written)) {
      lines += `${written}:${headerText(value, version)}\n`;
    }
  }
  return lines;
}

/**
 * STOMP 1.0 cannot write a colon in a name, and its receivers may trim; nobody shall see another name
 * than the one that was checked.
 */
function nameIn10(name: string): string {
  return headerText(name, "1.0").replaceAll(":", " ").trim();
}

/** A lone surrogate has no UTF-8: it becomes U+FFFD here, not differently in each transport. */
function headerText(text: string, version: Version): string {
  return escape(text, version).toWellFormed();
}

function withBody(lines: string, body: Uint8Array): Encoded {
  if (body.length === 0) return `${lines}\n\0`;
  const head = `${lines}content-length:${body.length}\n\n`;
  try {
    return `${head}${toText.decode(body)}\0`;
  } catch {
    const tail = new Uint8Array(body.length + 1);
    tail.set(body);
    return join(head, tail);
  }
}

function join(head: string, tail: Uint8Array): Uint8Array {
  const bytes = toBytes.encode(head);
  const joined = new Uint8Array(bytes.length + tail.length);
  joined.set(bytes);
  joined.set(tail, bytes.length);
  return joined;
}
