/**
 * A SockJS base: everything below one path, for any handler of connections (sockjs-protocol 0.3.3).
 *
 * @module
 */
import type { Clock } from "../../../../shared/clock.ts";
import { type Counters, newCounters } from "../../counters.ts";
import { consoleLog, type Log } from "../../log.ts";
import { systemClock } from "../../system_clock.ts";
import { Admission, type AdmissionRules, type RequestInfo, unavailable } from "../admission.ts";
import type { Connection, Handshake, Receiver } from "../connection.ts";
import { upgradeWebSocket } from "../websocket.ts";
import { answer, answerPreflight, refuseMethod } from "./answer.ts";
import { closeFrame } from "./frame.ts";
import { framed } from "./framed.ts";
import { type SockJsOptions, type SockJsSettings, sockJsSettings } from "./options.ts";
import { type Format, FORMATS, only, Outlet } from "./outlet.ts";
import { type FetchPlace, METHODS, type Place, readPlace } from "./path.ts";
import { SessionTable } from "./session_table.ts";

/** The settings of a {@linkcode SockJsServer}. */
export interface SockJsServerOptions extends SockJsOptions, AdmissionRules {
  /** The base, as in `/echo`: what follows it in an address is SockJS's own. */
  readonly path: string;
  /** Called for each connection that opens, whatever carries it; makes what hears of it. */
  readonly accept: (connection: Connection, handshake: Handshake) => Receiver;
  /** The sub-protocol to answer a WebSocket's offer with; default: none. */
  readonly protocolOf?: (offered: string | null) => string | undefined;
  /** Whether no more sessions are opened; those that are open go on. */
  readonly isDraining?: () => boolean;
  /** Default: the clock of the machine. */
  readonly clock?: Clock;
  /** A number from 0 to 2³² − 1 that nobody can guess; default: of `crypto`. */
  readonly newEntropy?: () => number;
  /** Hears of faults and refusals; default: faults go to the console. */
  readonly log?: Log;
  /** Where refusals are counted. */
  readonly counters?: Counters;
}

const ANOTHER_OPEN = closeFrame(2010, "Another connection still open");
const TEXT = "text/plain; charset=UTF-8";
const JSON_TYPE = "application/json; charset=UTF-8";
/** Proxies that gather a response before they send it on would hold every frame back. */
const UNBUFFERED = { "x-accel-buffering": "no" };

/**
 * Serves SockJS below one path.
 *
 * @example An echo
 * ```ts
 * import { SockJsServer } from "./sockjs_server.ts";
 *
 * const echo = new SockJsServer({
 *   path: "/echo",
 *   accept: (connection) => ({
 *     receive: (message) => connection.send(message),
 *     closed() {},
 *   }),
 * });
 * const info = { remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1 } } as const;
 * // Deno.serve((request, info) => echo.handle(request, info) ?? app.fetch(request));
 * const greeting = await echo.handle(new Request("http://localhost/echo"), info);
 * console.assert(await greeting?.text() === "Welcome to SockJS!\n");
 * console.assert(echo.handle(new Request("http://localhost/other"), info) === undefined);
 * ```
 */
export class SockJsServer {
  readonly #path: string;
  readonly #options: SockJsServerOptions;
  readonly #settings: SockJsSettings;
  readonly #admission: Admission;
  readonly #sessions: SessionTable;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #newEntropy: () => number;

  /**
   * Makes a base. It listens to nothing by itself.
   *
   * @throws {RangeError} when a limit is none
   */
  constructor(options: SockJsServerOptions) {
    const { path, clock = systemClock, log = consoleLog(), counters = newCounters() } = options;
    this.#path = path;
    this.#options = options;
    this.#settings = sockJsSettings(options);
    this.#admission = new Admission(path, options, { counters, log });
    this.#sessions = new SessionTable({ settings: this.#settings, clock, log });
    this.#clock = clock;
    this.#log = log;
    this.#newEntropy = options.newEntropy ?? randomUint32;
  }

  /** Ends the sessions that are open, at once. Those over a WebSocket of their own are not among them. */
  endAll(): void {
    this.#sessions.endAll();
  }

  /**
   * Answers a request at the base or below; `undefined` when it is for something else. To be asked
   * before any middleware: an upgrade's response must reach `Deno.serve` as it is.
   */
  handle(request: Request, info: RequestInfo): Response | Promise<Response> | undefined {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith(this.#path)) return undefined;
    const below = pathname.slice(this.#path.length);
    if (below !== "" && !below.startsWith("/")) return undefined;
    const refusal = this.#admission.refuseOrigin(request);
    if (refusal !== undefined) return refusal;
    const place = this.#placeOf(below);
    if (place === undefined) return new Response("There is nothing here.\n", { status: 404 });
    const methods = METHODS[place.kind];
    if (!methods.includes(request.method)) return refuseMethod(methods);
    if (request.method === "OPTIONS") {
      return answerPreflight(request, { methods, nowMs: this.#clock.now() });
    }
    return this.#answer(place, request, info);
  }

  #placeOf(below: string): Place | undefined {
    const place = readPlace(below);
    const isSocket = place?.kind === "websocket" || place?.kind === "raw-websocket";
    return isSocket && !this.#settings.webSocket ? undefined : place;
  }

  #answer(place: Place, request: Request, info: RequestInfo): Response | Promise<Response> {
    switch (place.kind) {
      case "greeting":
        return this.#refuseNew() ?? answer(request, "Welcome to SockJS!\n", { type: TEXT });
      case "info":
        return this.#refuseNew() ?? answer(request, this.#info(), { type: JSON_TYPE });
      case "raw-websocket":
      case "websocket":
        return this.#upgrade(place.kind, request, info);
      case "xhr_send":
        return this.#post(place.sessionId, request);
      default:
        return this.#fetch(place, request, info);
    }
  }

  #info(): string {
    return JSON.stringify({
      websocket: this.#settings.webSocket,
      // Which origins may connect is told to those alone.
      origins: ["*:*"],
      cookie_needed: this.#settings.cookieNeeded,
      entropy: this.#newEntropy(),
    });
  }

  #refuseNew(): Response | undefined {
    if (this.#options.isDraining?.()) return unavailable("The server is shutting down.");
    return this.#sessions.isFull ? unavailable("The server is full.") : undefined;
  }

  #upgrade(
    kind: "websocket" | "raw-websocket",
    request: Request,
    info: RequestInfo,
  ): Response {
    const { headers } = request;
    if (headers.get("upgrade")?.toLowerCase() !== "websocket") {
      return new Response('Can "Upgrade" only to "WebSocket".\n', { status: 400 });
    }
    if (!/\bupgrade\b/i.test(headers.get("connection") ?? "")) {
      return new Response('"Connection" must be "Upgrade".\n', { status: 400 });
    }
    if (this.#options.isDraining?.()) return unavailable("The server is shutting down.");
    const handshake = this.#admission.shakeHands(request, info);
    if (handshake instanceof Response) return handshake;
    const accept = (connection: Connection) => this.#options.accept(connection, handshake);
    const context = { settings: this.#settings, clock: this.#clock, accept };
    return upgradeWebSocket(request, {
      accept: kind === "websocket" ? (wire) => framed(wire, context) : accept,
      protocol: this.#options.protocolOf?.(headers.get("sec-websocket-protocol")),
      log: this.#log,
    });
  }

  async #post(id: string, request: Request): Promise<Response> {
    const session = this.#sessions.find(id);
    const fault = session === undefined || "lastWord" in session
      ? "gone"
      : await session.post(request);
    const cookie = this.#settings.cookieNeeded;
    if (fault === undefined) return answer(request, null, { status: 204, type: TEXT, cookie });
    const { status, message } = fault === "gone"
      ? { status: 404, message: "There is no such session." }
      : fault;
    return answer(request, `${message}\n`, { status, type: TEXT });
  }

  #fetch(place: FetchPlace, request: Request, info: RequestInfo): Response {
    const format = FORMATS[place.kind];
    const body = this.#bodyOf(place.sessionId, format, { request, info });
    return body instanceof Response ? body : answer(request, body, {
      type: format.contentType,
      cookie: this.#settings.cookieNeeded,
      headers: UNBUFFERED,
    });
  }

  #bodyOf(
    id: string,
    format: Format,
    { request, info }: { readonly request: Request; readonly info: RequestInfo },
  ): Outlet["body"] | Response {
    const known = this.#sessions.find(id);
    if (known !== undefined) {
      if ("lastWord" in known) return new Outlet(only(known.lastWord), format, 0).body;
      return known.isAttached
        ? new Outlet(only(ANOTHER_OPEN), format, 0).body
        : known.attach(format);
    }
    const refusal = this.#refuseNew();
    if (refusal !== undefined) return refusal;
    const handshake = this.#admission.shakeHands(request, info);
    if (handshake instanceof Response) return handshake;
    const accept = (connection: Connection) => this.#options.accept(connection, handshake);
    return this.#sessions.add(id, accept).open(format);
  }
}

function randomUint32(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
