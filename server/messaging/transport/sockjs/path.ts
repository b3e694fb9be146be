/**
 * What lies below a SockJS base (sockjs-protocol, "Base URL" and "Session URLs").
 *
 * Left out on purpose, so there is nothing at their paths: `iframe….html`, `jsonp`, `jsonp_send` and
 * `htmlfile` run code of the server in pages of other origins, for browsers nobody has any more.
 *
 * @module
 */

/** How a client fetches over HTTP, by the last part of its path. */
export type FetchTransport = "xhr" | "xhr_streaming" | "eventsource";

/** Where a client fetches what its session was sent. */
export interface FetchPlace {
  readonly kind: FetchTransport;
  readonly sessionId: string;
}

/** What a path is for. */
export type Place =
  | { readonly kind: "greeting" | "info" | "raw-websocket" | "websocket" }
  | { readonly kind: "xhr_send"; readonly sessionId: string }
  | FetchPlace;

/** A client chooses its session's id, and ids are kept. */
const MAX_ID_LENGTH = 128;

/** The first part is for load balancers and means nothing here. */
const SESSION = /^\/[^/.]+\/([^/.]+)\/(websocket|xhr|xhr_streaming|xhr_send|eventsource)$/;

/** The methods of each place, as `Allow` lists them. */
export const METHODS: Readonly<Record<Place["kind"], readonly string[]>> = {
  "greeting": ["GET"],
  "info": ["OPTIONS", "GET"],
  "raw-websocket": ["GET"],
  "websocket": ["GET"],
  "xhr": ["OPTIONS", "POST"],
  "xhr_streaming": ["OPTIONS", "POST"],
  "xhr_send": ["OPTIONS", "POST"],
  "eventsource": ["GET"],
};

/** @param below what follows the base in the path; `undefined` when nothing is there */
export function readPlace(below: string): Place | undefined {
  switch (below) {
    case "":
    case "/":
      return { kind: "greeting" };
    case "/info":
      return { kind: "info" };
    case "/websocket":
      return { kind: "raw-websocket" };
  }
  const [, sessionId = "", transport] = SESSION.exec(below) ?? [];
  if (transport === undefined || sessionId.length > MAX_ID_LENGTH) return undefined;
  if (transport === "websocket") return { kind: transport };
  return { kind: transport as FetchTransport | "xhr_send", sessionId };
}
