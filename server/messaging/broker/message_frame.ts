/**
 * Makes MESSAGE frames: of a SEND that travels on, or of a value the server tells.
 *
 * @module
 */
import { type Frame, frame } from "../../../shared/stomp/frame.ts";
import type { HeaderEntry } from "../../../shared/stomp/header.ts";

/** What only the server sets on a MESSAGE. */
export interface MessageIdentity {
  /** The destination as clients know it. */
  readonly destination: string;
  /** Unique among the messages of this server. */
  readonly id: string;
}

/**
 * Headers of a SEND that do not travel on: those the server sets anew, those that concern only the
 * sender, and its secrets.
 */
const STAYS_BEHIND: ReadonlySet<string> = new Set([
  "destination",
  "message-id",
  "subscription",
  "ack",
  "redelivered",
  "content-length",
  "receipt",
  "receipt-id",
  "transaction",
  "login",
  "passcode",
  "authorization",
]);

/** Whether a header of that name never travels on. */
export function isServersOwn(name: string): boolean {
  return STAYS_BEHIND.has(name.toLowerCase());
}

/** A SEND as its receivers get it (STOMP 1.2, "SEND" and "Repeated Header Entries"). */
export function forwarded(send: Frame, { destination, id }: MessageIdentity): Frame<"MESSAGE"> {
  const headers = new Map([["destination", destination], ["message-id", id]]);
  for (const [name, value] of send.headers) {
    if (!headers.has(name) && !isServersOwn(name)) headers.set(name, value);
  }
  return frame("MESSAGE", [...headers], send.body);
}

/**
 * A value as its receivers get it: bytes as they are, text as text, anything else as JSON.
 *
 * @param more further headers; a `content-type` takes the place of the usual one
 * @throws {TypeError} when the value has no form in JSON
 */
export function messageOf(
  body: unknown,
  { destination, id }: MessageIdentity,
  more: readonly HeaderEntry[] = [],
): Frame<"MESSAGE"> {
  const [usualType, content] = contentOf(body);
  const contentType = more.find(([name]) => name === "content-type")?.[1] ?? usualType;
  return frame("MESSAGE", [
    ["destination", destination],
    ["message-id", id],
    ["content-type", contentType],
    ...more.filter(([name]) => name !== "content-type"),
  ], content);
}

function contentOf(body: unknown): [contentType: string, content: string | Uint8Array] {
  if (typeof body === "string") return ["text/plain;charset=utf-8", body];
  if (body instanceof Uint8Array) return ["application/octet-stream", body];
  const json: string | undefined = JSON.stringify(body);
  if (json === undefined) {
    throw new TypeError(`Cannot send a body of type ${typeof body}: it has no form in JSON`);
  }
  return ["application/json", json];
}
