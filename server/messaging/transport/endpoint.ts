/**
 * Where a server listens for STOMP within somebody's own HTTP server: paths, and who may connect.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import { negotiateSubprotocol } from "../../../shared/stomp/version.ts";
import { Admission, type AdmissionContext, type AdmissionRules, unavailable } from "./admission.ts";
import type { RequestInfo } from "./admission.ts";
import type { Connection, Handshake, Receiver } from "./connection.ts";
import type { SockJsOptions } from "./sockjs/options.ts";
import { SockJsServer } from "./sockjs/sockjs_server.ts";
import { upgradeWebSocket } from "./websocket.ts";

export type { RequestInfo };

/** How one endpoint differs from the default. */
export interface EndpointOptions extends AdmissionRules {
  /**
   * Whether the path is a SockJS base as well, for clients whose network lets no WebSocket through.
   * Default `false`.
   */
  readonly sockJs?: boolean | SockJsOptions;
}

/** By path, as in `{ "/stomp": {} }`. */
export type Endpoints = Readonly<Record<string, EndpointOptions>>;

/** What {@linkcode StompEndpoints} are made with. */
export interface EndpointContext extends AdmissionContext {
  readonly accept: (connection: Connection, handshake: Handshake) => Receiver;
  /** Whether the server takes no more connections. */
  readonly isDraining: () => boolean;
  readonly clock: Clock;
}

/** The endpoints of one server. */
export class StompEndpoints {
  readonly #context: EndpointContext;
  readonly #doors = new Map<string, Admission>();
  readonly #bases = new Map<string, SockJsServer>();

  /** @throws {TypeError | RangeError} when a path is none a request can have, or a limit is none */
  constructor(endpoints: Endpoints, context: EndpointContext) {
    this.#context = context;
    for (const [path, { sockJs = false, ...rules }] of Object.entries(endpoints)) {
      checkPath(path);
      this.#doors.set(path, new Admission(path, rules, context));
      if (sockJs === false) continue;
      this.#bases.set(
        path,
        new SockJsServer({
          ...context,
          ...rules,
          // A session's outbox bounds what it holds, and knows what a frame may have.
          maxHeldBytes: Infinity,
          ...sockJs === true ? {} : sockJs,
          path,
          protocolOf: negotiateSubprotocol,
        }),
      );
    }
  }

  /** Answers a request to one of the endpoints; `undefined` when it is for something else. */
  handle(request: Request, info: RequestInfo): Response | Promise<Response> | undefined {
    const { pathname } = new URL(request.url);
    const door = this.#doors.get(pathname);
    if (door !== undefined && isUpgrade(request)) return this.#upgrade(door, request, info);
    for (const base of this.#bases.values()) {
      const response = base.handle(request, info);
      if (response !== undefined) return response;
    }
    if (door === undefined) return undefined;
    return new Response("This is a STOMP endpoint: connect to it with a WebSocket.\n", {
      status: 426,
      headers: { upgrade: "websocket", connection: "Upgrade" },
    });
  }

  /** Ends what is left once the server is drained: no timer shall outlive it. */
  endAll(): void {
    for (const base of this.#bases.values()) base.endAll();
  }

  #upgrade(door: Admission, request: Request, info: RequestInfo): Response {
    const { accept, isDraining, log } = this.#context;
    if (isDraining()) return unavailable("The server is shutting down.");
    const refusal = door.refuseOrigin(request);
    if (refusal !== undefined) return refusal;
    const handshake = door.shakeHands(request, info);
    if (handshake instanceof Response) return handshake;
    return upgradeWebSocket(request, {
      accept: (connection) => accept(connection, handshake),
      // None if none is known: CONNECT decides the version (STOMP over WebSocket has no rule for it).
      protocol: negotiateSubprotocol(request.headers.get("sec-websocket-protocol")),
      log,
    });
  }
}

/** A path as requests have it: SockJS answers below it, with and without a slash at its end. */
function checkPath(path: string): void {
  const isPath = /^\/(?:.*[^/])?$/.test(path) && URL.parse(path, "http://x")?.pathname === path;
  if (isPath) return;
  throw new TypeError(
    `Cannot serve the endpoint ${
      JSON.stringify(path)
    }: a path begins with "/", does not end with it, ` +
      "and has neither query nor spaces",
  );
}

function isUpgrade({ headers }: Request): boolean {
  return headers.get("upgrade")?.toLowerCase() === "websocket";
}
