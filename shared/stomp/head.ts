/**
 * Reads what stands above a frame's body: the command, and the header lines.
 *
 * @module
 */
import {
  badContentLength,
  badHeaderLine,
  headersNotUtf8,
  loneCarriageReturn,
  unexpectedBody,
} from "./decoding_fault.ts";
import { StompError } from "./error.ts";
import { unescape } from "./escape.ts";
import { type Command, COMMANDS } from "./frame.ts";
import { FrameHeaders, type HeaderEntry } from "./header.ts";
import { negotiateVersion, type Version } from "./version.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const COMMAND_NAMES = Object.keys(COMMANDS) as Command[];

/** The longest command, in octets. */
export const MAX_COMMAND_BYTES: number = Math.max(...COMMAND_NAMES.map((name) => name.length));

const NAMES_BY_LENGTH: readonly (readonly Command[])[] = Array.from(
  { length: MAX_COMMAND_BYTES + 1 },
  (_, length) => COMMAND_NAMES.filter((name) => name.length === length),
);

/** The command spelt by `bytes` from `start` to `end`, if any. Commands are case sensitive. */
export function commandAt(
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
): Command | undefined {
  const names = NAMES_BY_LENGTH[end - start];
  if (names === undefined) return undefined;
  for (const name of names) {
    let at = 0;
    while (at < name.length && name.charCodeAt(at) === bytes[start + at]) at++;
    if (at === name.length) return name;
  }
  return undefined;
}

/** How header lines are to be read. */
export interface HeaderRules {
  /** Whose headers they are. */
  readonly command: Command;
  /** `undefined` before one is agreed: nothing is escaped yet. */
  readonly version: Version | undefined;
}

/**
 * Reads header lines.
 *
 * STOMP 1.2, "Augmented BNF": names and values are separated by the line's first colon, and a name
 * has at least one octet. A value may hold further colons, which the grammar forbids and clients
 * send. "Repeated Header Entries" all stay; the first wins. Only STOMP 1.0 lets values be trimmed:
 * its own CONNECT is written with a space after each colon.
 *
 * @param text whole lines, each ended by LF or CRLF, without the empty line that ends them
 * @throws {StompError} when a line is no header, or has an escape the version does not define
 */
export function parseHeaders(text: string, { command, version }: HeaderRules): FrameHeaders {
  const lines = text.includes("\r") ? withoutCarriageReturns(text, command) : text;
  const escapes = COMMANDS[command].escaped && version !== undefined && lines.includes("\\");
  const entries: HeaderEntry[] = [];
  for (let start = 0; start < lines.length;) {
    const end = lines.indexOf("\n", start);
    const colon = lines.indexOf(":", start);
    if (colon === -1 || colon > end) {
      throw badHeaderLine(entries.length + 1, { command, state: "it has no colon" });
    }
    let name = lines.slice(start, colon);
    let value = lines.slice(colon + 1, end);
    if (version === "1.0") {
      name = name.trim();
      value = value.trim();
    }
    if (name === "") {
      throw badHeaderLine(entries.length + 1, {
        command,
        state: "it has no name before its colon",
      });
    }
    if (escapes) {
      try {
        name = unescape(name, version);
        value = unescape(value, version);
      } catch (error) {
        if (!(error instanceof StompError)) throw error;
        const { message: state, detail } = error;
        throw badHeaderLine(entries.length + 1, { command, state, detail });
      }
    }
    entries.push([name, value]);
    start = end + 1;
  }
  const headers = FrameHeaders.of(entries);
  const isOf10 = version === undefined && asksFor10(command, headers);
  return isOf10 ? parseHeaders(lines, { command, version: "1.0" }) : headers;
}

/** Whether this frame begins a connection of STOMP 1.0, and is itself one of its frames. */
function asksFor10(command: Command, headers: FrameHeaders): boolean {
  if (command !== "CONNECT" && command !== "STOMP") return false;
  return negotiateVersion(headers.get("accept-version")) === "1.0";
}

/**
 * Header lines as text (STOMP 1.2, "Augmented BNF": they are UTF-8).
 *
 * @throws {StompError} when they are not
 */
export function headerText(octets: Uint8Array, command: Command): string {
  try {
    return utf8.decode(octets);
  } catch {
    throw headersNotUtf8(command);
  }
}

/**
 * The body's length in octets, or `undefined` when its first NUL ends it (STOMP 1.2, "Body" and
 * "Header content-length").
 *
 * @throws {StompError} when it is no number of octets, or the frame may not have a body
 */
export function announcedLength(command: Command, headers: FrameHeaders): number | undefined {
  const announced = headers.get("content-length");
  if (announced === undefined) return COMMANDS[command].mayHaveBody ? undefined : 0;
  if (!/^[0-9]+$/.test(announced)) throw badContentLength(command, announced);
  const length = Number(announced);
  if (length > 0 && !COMMANDS[command].mayHaveBody) throw unexpectedBody(command);
  return length;
}

function withoutCarriageReturns(text: string, command: Command): string {
  const lines = text.replaceAll("\r\n", "\n");
  const at = lines.indexOf("\r");
  if (at === -1) return lines;
  const line = lines.slice(0, at).split("\n").length;
  throw loneCarriageReturn(`header line ${line} of ${command}`);
}
