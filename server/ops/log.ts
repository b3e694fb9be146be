/**
 * The log: one line for each event, for a person to read and a program to split. What must not be
 * kept is taken out here, whoever writes: credentials, what people wrote, and where they are.
 *
 * @module
 */
import { isIP } from "node:net";
import type { Clock } from "../../shared/clock.ts";

/** What a field of a log line may hold. An error is told by its name, message and stack. */
export type LogValue = string | number | boolean | undefined | Error;

/** Takes events. An event's name is a few words with hyphens, as in `origin-refused`. */
export interface Log {
  /** Something worth knowing happened. */
  info(event: string, fields?: Readonly<Record<string, LogValue>>): void;
  /** Something needs a look, and the server goes on. */
  warn(event: string, fields?: Readonly<Record<string, LogValue>>): void;
  /** Something of ours broke. */
  error(event: string, fields?: Readonly<Record<string, LogValue>>): void;
}

const MAX_VALUE_LENGTH = 2_000;

const SECRET_NAME =
  /pass|token|secret|cookie|authorization|credential|^(?:body|text|message|key|ip)$/i;
// Whatever was signed or drawn by chance is 32 bytes or more: 43 characters, with parts before it.
const TOKEN = /(?:[\w-]+\.)*[\w-]{40,}(?:\.[\w-]+)*|\b(?:Bearer|Basic)\s+\S+/g;
// The address of a site is not the address of a person, so "http://192.168.0.5" stays.
const IPV4 = /(?<!:\/\/)\b(?:\d{1,3}\.){3}\d{1,3}\b/g;
const IPV6 = /(?<!:\/\/\[)(?<![\w:.])[\da-f:]*:[\da-f:]*:[\da-f:.]*/gi;

/**
 * A log that writes lines such as
 * `2026-11-23T09:00:00.000Z warn  origin-refused origin=https://blog.example`.
 *
 * @param write takes one line without its end
 */
export function createLog(write: (line: string) => void, clock: Pick<Clock, "now">): Log {
  const at = (level: string) => (event: string, fields = {}) =>
    write(`${new Date(clock.now()).toISOString()} ${level} ${event}${printFields(fields)}`);
  return { info: at("info "), warn: at("warn "), error: at("error") };
}

/** Takes credentials and addresses of people out of a text. */
export function redact(text: string): string {
  return text
    .replace(TOKEN, "[redacted]")
    .replace(IPV4, "[address]")
    .replace(IPV6, (found) => isIP(found) === 6 ? "[address]" : found);
}

function printFields(fields: Readonly<Record<string, LogValue>>): string {
  let line = "";
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    line += ` ${name}=${SECRET_NAME.test(name) ? "[redacted]" : printValue(value)}`;
  }
  return line;
}

function printValue(value: Exclude<LogValue, undefined>): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = redact(value instanceof Error ? describe(value) : value);
  const short = text.length > MAX_VALUE_LENGTH ? text.slice(0, MAX_VALUE_LENGTH) + "…" : text;
  return /^[\w.:/@+,*[\]()-]+$/.test(short) ? short : JSON.stringify(short);
}

/** The stack starts with name and message; where there is none, they are all there is. */
function describe(error: Error): string {
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause instanceof Error ? `${own}\ncaused by ${describe(error.cause)}` : own;
}

/** Whatever was thrown, as an error. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** Writes lines to the standard output, and loses them when nobody reads it any more. */
export function writeToStandardOutput(line: string): void {
  const bytes = new TextEncoder().encode(line + "\n");
  try {
    for (let from = 0; from < bytes.length;) from += Deno.stdout.writeSync(bytes.subarray(from));
  } catch {
    // A closed pipe must not end the server.
  }
}
