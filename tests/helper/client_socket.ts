/**
 * What carries a client of the matrix: the runtime's WebSocket, or sockjs-client held to one of its
 * transports.
 *
 * @module
 */
import SockJsClient from "sockjs-client";
import { PATIENCE_MS } from "./patience.ts";

/** The path both are asked at. */
const PATH = "/stomp";

/** sockjs-client's transports that need no page. */
export const SOCKJS_TRANSPORTS = [
  "websocket",
  "xhr-streaming",
  "xhr-polling",
  "eventsource",
] as const;

/** What carries a client. */
export type Carrier = "WebSocket" | typeof SOCKJS_TRANSPORTS[number];

/** sockjs-client has no types of its own. */
type SockJsClass = new (
  url: string,
  protocols: null,
  options: {
    readonly transports: readonly string[];
    /** How long a transport may take at least, in milliseconds; else by what the first answer took. */
    readonly timeout: number;
  },
) => WebSocket & {
  /** What it fell back to; never another one than it was held to. */
  readonly transport: string;
};

const SockJs: SockJsClass = SockJsClient;

/** Opens a connection. */
export function openSocket(carrier: Carrier, origin: string, protocols: string[] = []): WebSocket {
  if (carrier !== "WebSocket") {
    const options = { transports: [carrier], timeout: PATIENCE_MS };
    return new SockJs(origin + PATH, null, options);
  }
  return new WebSocket(origin.replace("http", "ws") + PATH, protocols);
}

/** The end of a client's name. */
export function over(carrier: Carrier): string {
  return carrier === "WebSocket" ? "over WebSocket" : `over SockJS ${carrier}`;
}

/** Why a client cannot carry bytes there; `true` when it can. */
export const TEXT_ONLY = "SockJS carries text only";
