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
import type { Version } from "./version.ts";

// For ASCII this one is three times as fast as the strict one, and as good.
const ascii = new TextDecoder();
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const COMMAND_NAMES = Object.keys(COMMANDS) as Command[];

/** The longest command, in octets. */
export const MAX_COMMAND_BYTES: number = Math.max(...COMMAND_NAMES.map((name) => name.length));

/** The command spelt by `bytes` from `start` to `end`, if any. Commands are case sensitive. */
export function commandAt(
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
): Command | undefined {
  return COMMAND_NAMES.find((name) => {
    if (name.length !== end - start) return false;
    for (let at = 0; at < name.length; at++) {
      if (name.charCodeAt(at) !== bytes[start + at]) return false;
    }
    return true;
  });
}

/** How header lines are to be read. */
export interface HeaderRules {
  /** Whose headers they are. */
  readonly command: Command;
  /** `undefined` before one is agreed: nothing is escaped yet. */
  readonly version: Version | undefined;
  /** Whether no octet is above 0x7f. */
  readonly isAscii: boolean;
}

/**
 * Reads header lines.
 *
 * STOMP 1.2, "Augmented BNF": names and values are separated by the line's first colon, and a name
 * has at least one octet. A value may hold further colons, which the grammar forbids and clients
 * send. "Repeated Header Entries" all stay; the first wins. Only STOMP 1.0 lets values be trimmed.
 *
 * @param octets whole lines, each ended by LF or CRLF, without the empty line that ends them
 * @throws {StompError} when a line is no header, or has an escape the version does not define
 */
export function parseHeaders(octets: Uint8Array, rules: HeaderRules): FrameHeaders {
  const { command, version } = rules;
  const text = headerText(octets, rules);
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
  return FrameHeaders.of(entries);
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

function headerText(octets: Uint8Array, { command, isAscii }: HeaderRules): string {
  if (isAscii) return ascii.decode(octets);
  try {
    return utf8.decode(octets);
  } catch {
    throw headersNotUtf8(command);
  }
}

function withoutCarriageReturns(text: string, command: Command): string {
  const lines = text.replaceAll("\r\n", "\n");
  const at = lines.indexOf("\r");
  if (at === -1) return lines;
  const line = lines.slice(0, at).split("\n").length;
  throw loneCarriageReturn(`header line ${line} of ${command}`);
}
