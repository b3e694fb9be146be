/**
 * The answers of a SockJS base but for their bodies: who may read them, whether they are kept, and
 * the cookie of load balancers (sockjs-protocol, "Static URLs" and "JSESSIONID cookie").
 *
 * @module
 */

const YEAR_SECONDS = 31_536_000;
const NOT_KEPT = "no-store, no-cache, no-transform, must-revalidate, max-age=0";

/** RFC 6265 §4.1.1: what a cookie's value may have; the length is ours. */
const COOKIE = /(?:^|;)\s*JSESSIONID=([!#-+\--:<-[\]-~]{1,128})\s*(?:;|$)/;

/** An answer that nobody may keep, for the page that asked. */
export function answer(
  request: Request,
  body: BodyInit | null,
  { status = 200, type, cookie = false, headers = {} }: {
    readonly status?: number;
    /** Its `content-type`. */
    readonly type: string;
    /** Whether to set the cookie of load balancers. */
    readonly cookie?: boolean;
    readonly headers?: Readonly<Record<string, string>>;
  },
): Response {
  return new Response(body, {
    status,
    headers: {
      "content-type": type,
      "cache-control": NOT_KEPT,
      ...crossOrigin(request),
      ...cookie && { "set-cookie": `JSESSIONID=${stickyValue(request)}; path=/` },
      ...headers,
    },
  });
}

/** The answer to a preflight, which browsers may keep for a year. */
export function answerPreflight(
  request: Request,
  { methods, nowMs }: { readonly methods: readonly string[]; readonly nowMs: number },
): Response {
  return new Response(null, {
    status: 204,
    headers: {
      "cache-control": `public, max-age=${YEAR_SECONDS}`,
      "expires": new Date(nowMs + YEAR_SECONDS * 1_000).toUTCString(),
      "access-control-max-age": String(YEAR_SECONDS),
      "access-control-allow-methods": methods.join(", "),
      ...crossOrigin(request),
    },
  });
}

/** The answer to a method that a place does not know. */
export function refuseMethod(methods: readonly string[]): Response {
  return new Response(null, { status: 405, headers: { allow: methods.join(", ") } });
}

/**
 * Lets the page that asked read the answer. Its origin is allowed, or it would have got another
 * answer; who names none is no page, and gets no right to send cookies.
 */
function crossOrigin({ headers }: Request): Record<string, string> {
  const origin = headers.get("origin");
  const wanted = headers.get("access-control-request-headers");
  return {
    "vary": "Origin",
    ...origin === null
      ? { "access-control-allow-origin": "*" }
      : { "access-control-allow-origin": origin, "access-control-allow-credentials": "true" },
    ...wanted !== null && wanted !== "" && { "access-control-allow-headers": wanted },
  };
}

/** The value that a balancer gave, or one that makes it give its own. */
function stickyValue({ headers }: Request): string {
  return COOKIE.exec(headers.get("cookie") ?? "")?.[1] ?? "dummy";
}
