/**
 * Who may open a connection: the rule of origins, and the application's own look at the request.
 *
 * @module
 */
import type { Counters } from "../counters.ts";
import type { Log } from "../log.ts";
import type { Handshake, RequestInfo } from "./connection.ts";
import { type HandshakeInterceptor, interceptHandshake } from "./handshake_interceptor.ts";

export type { RequestInfo };

/** What an application decides of those who connect. */
export interface AdmissionRules {
  /**
   * Whether a page of this origin may connect; `null` when the client is no browser. By default a
   * page of the server's own origin may, and whatever is no browser. SockJS asks it at every request,
   * and names the origins it allows to browsers.
   */
  readonly allowOrigin?: (origin: string | null, request: Request) => boolean;
  /**
   * Looks at the request before the connection opens; with SockJS, at the first request of a session.
   * What it returns becomes the handshake's attributes; a `Response` refuses.
   */
  readonly handshake?: (
    request: Request,
    info: RequestInfo,
  ) => Readonly<Record<string, unknown>> | Response;
  /** Look at what `handshake` let on, in this order. */
  readonly handshakeInterceptors?: readonly HandshakeInterceptor[];
}

/** Where refusals are told. */
export interface AdmissionContext {
  readonly counters: Counters;
  readonly log: Log;
}

/** The door of one endpoint. */
export class Admission {
  readonly #path: string;
  readonly #rules: AdmissionRules;
  readonly #context: AdmissionContext;

  /** @param path of the endpoint, as in `/stomp` */
  constructor(path: string, rules: AdmissionRules, context: AdmissionContext) {
    this.#path = path;
    this.#rules = rules;
    this.#context = context;
  }

  /** Answers a request of a page that may not connect; `undefined` when it may. */
  refuseOrigin(request: Request): Response | undefined {
    const { allowOrigin = isOwnOrigin } = this.#rules;
    const origin = request.headers.get("origin");
    if (allowOrigin(origin, request)) return undefined;
    const { counters, log } = this.#context;
    counters.handshakesRefused++;
    log({ kind: "origin-refused", origin: origin ?? "", endpoint: this.#path });
    return new Response("Pages of this origin may not connect.\n", { status: 403 });
  }

  /** What the request that opens a connection told, or the application's refusal. */
  shakeHands(request: Request, info: RequestInfo): Handshake | Response {
    const { handshake = () => ({}), handshakeInterceptors = [] } = this.#rules;
    const found = handshake(request, info);
    const attributes = found instanceof Response
      ? found
      : interceptHandshake(handshakeInterceptors, request, { info, attributes: found });
    if (attributes instanceof Response) {
      this.#context.counters.handshakesRefused++;
      return attributes;
    }
    // Deno reads these when asked, and no longer after the upgrade or the answer.
    return {
      endpoint: this.#path,
      origin: request.headers.get("origin"),
      headers: new Headers(request.headers),
      remoteAddress: "hostname" in info.remoteAddr ? info.remoteAddr.hostname : "",
      attributes,
    };
  }
}

/** The answer to who comes while the server goes, or is full. */
export function unavailable(why: string): Response {
  return new Response(`${why}\n`, { status: 503, headers: { "retry-after": "5" } });
}

/** The rule of browsers for the same origin, but for the scheme, which a proxy may have ended. */
function isOwnOrigin(origin: string | null, request: Request): boolean {
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}
