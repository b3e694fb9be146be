/**
 * A message on its way to the subscribers of other instances, as JSON.
 *
 * @module
 */
import { frame } from "../../../shared/stomp/frame.ts";
import type { HeaderEntry } from "../../../shared/stomp/header.ts";
import type { Json } from "../bus/bus.ts";
import type { BrokerMessage } from "./broker.ts";

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/** So many arguments a call surely takes. */
const CHUNK = 8_192;

/**
 * A message as it travels: a body that is not UTF-8 as base64, any other as text.
 *
 * @example
 * ```ts
 * import { messageOf } from "./message_frame.ts";
 * import { busMessageOf, readBusMessage } from "./bus_message.ts";
 * const destination = "/topic/tea";
 * const message = { destination, frame: messageOf("hot", { destination, id: "1" }) };
 * console.assert(readBusMessage(busMessageOf(message))?.destination === "/topic/tea");
 * ```
 */
export function busMessageOf({ destination, frame: { headers, body } }: BrokerMessage): Json {
  const entries = [...headers];
  try {
    return { destination, headers: entries, text: strictUtf8.decode(body) };
  } catch {
    return { destination, headers: entries, base64: base64Of(body) };
  }
}

/** The message that came; `undefined` when it is none. */
export function readBusMessage(body: Json): BrokerMessage | undefined {
  if (!isRecord(body)) return undefined;
  const { destination, headers, text, base64 } = body;
  if (typeof destination !== "string" || !areHeaders(headers)) return undefined;
  const content = typeof text === "string" ? text : bytesOf(base64);
  if (content === undefined) return undefined;
  return { destination, frame: frame("MESSAGE", headers, content) };
}

function isRecord(value: Json): value is { readonly [name: string]: Json | undefined } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function areHeaders(value: Json | undefined): value is readonly (readonly [string, string])[] {
  return Array.isArray(value) && value.every(isHeader);
}

function isHeader(value: Json): value is HeaderEntry {
  return Array.isArray(value) && value.length === 2 &&
    value.every((part) => typeof part === "string");
}

function base64Of(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

function bytesOf(base64: Json | undefined): Uint8Array | undefined {
  if (typeof base64 !== "string") return undefined;
  try {
    return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  } catch {
    return undefined;
  }
}
