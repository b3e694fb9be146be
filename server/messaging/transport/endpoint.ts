/**
 * Where a server listens for STOMP within somebody's own HTTP server: paths, and who may connect.
 *
 * @module
 */
import type { Counters } from "../counters.ts";
import type { Log } from "../log.ts";
import type { Connection, Handshake, Receiver } from "./connection.ts";
import { upgradeWebSocket } from "./websocket.ts";

/** What is known of a request besides itself; `Deno.serve` hands it in. */
export interface RequestInfo {
  /** The other end of the connection. */
  readonly remoteAddr: Deno.Addr;
}

/** How one endpoint differs from the default. */
export interface EndpointOptions {
  /**
   * Whether a page of this origin may connect; `null` when the client is no browser. By default a
   * page of the server's own origin may, and whatever is no browser.
   */
  readonly allowOrigin?: (origin: string | null, request: Request) => boolean;
  /**
   * Looks at the request before the upgrade. What it returns becomes the handshake's attributes; a
   * `Response` refuses.
   */
  readonly handshake?: (
    request: Request,
    info: RequestInfo,
  ) => Readonly<Record<string, unknown>> | Response;
}

/** By path, as in `{ "/stomp": {} }`. */
export type Endpoints = Readonly<Record<string, EndpointOptions>>;

/** What {@linkcode answerEndpoint} is given besides the request. */
export interface EndpointContext {
  readonly endpoints: Endpoints;
  readonly accept: (connection: Connection, handshake: Handshake) => Receiver;
  /** Whether the server takes no more connections. */
  readonly draining: boolean;
  readonly counters: Counters;
  readonly log: Log;
}

/** Answers a request to one of the endpoints; `undefined` when it is for something else. */
export function answerEndpoint(
  request: Request,
  info: RequestInfo,
  context: EndpointContext,
): Response | undefined {
  const { pathname } = new URL(request.url);
  if (!Object.hasOwn(context.endpoints, pathname)) return undefined;
  const options = context.endpoints[pathname] ?? {};
  if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") {
    return new Response("This is a STOMP endpoint: connect to it with a WebSocket.\n", {
      status: 426,
      headers: { upgrade: "websocket", connection: "Upgrade" },
    });
  }
  if (context.draining) {
    return new Response("The server is shutting down.\n", {
      status: 503,
      headers: { "retry-after": "5" },
    });
  }
  const { allowOrigin = isOwnOrigin, handshake = () => ({}) } = options;
  const origin = request.headers.get("origin");
  if (!allowOrigin(origin, request)) {
    context.counters.handshakesRefused++;
    context.log({ kind: "origin-refused", origin: origin ?? "", endpoint: pathname });
    return new Response("Pages of this origin may not connect.\n", { status: 403 });
  }
  const attributes = handshake(request, info);
  if (attributes instanceof Response) {
    context.counters.handshakesRefused++;
    return attributes;
  }
  // Deno reads these when asked, and no longer after the upgrade.
  const details: Handshake = {
    endpoint: pathname,
    origin,
    headers: new Headers(request.headers),
    remoteAddress: "hostname" in info.remoteAddr ? info.remoteAddr.hostname : "",
    attributes,
  };
  return upgradeWebSocket(request, {
    accept: (connection) => context.accept(connection, details),
    log: context.log,
  });
}

/** The rule of browsers for the same origin, but for the scheme, which a proxy may have ended. */
function isOwnOrigin(origin: string | null, request: Request): boolean {
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}
