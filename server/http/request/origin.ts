/**
 * Which web pages may talk to this server.
 *
 * A browser names the page's origin in `Origin`; the server compares it with a list, exactly and
 * before anything else happens. Other programs name none, and are welcome as long as they do not
 * carry a cookie: then they may be a browser that left the name out.
 *
 * @module
 */
import { isLoopbackOrigin, isOrigin } from "../../chat/site/web_origin.ts";

/** The origins that may talk to this server, as it is started. */
export interface OriginPolicy {
  /** Where the server itself is reached: its pages, the console among them. */
  readonly own: readonly string[];
  /** The pages of the default site; `undefined` lets every page of this machine in. */
  readonly allowed: readonly string[] | undefined;
}

/** The origins that may talk to this server now. */
export interface SitePolicy extends OriginPolicy {
  /** The site whose pages are at an origin, if they may embed the chat. */
  readonly siteOfOrigin: (origin: string) => string | undefined;
}

/**
 * The origins of a server that is reached at `publicUrl`. One that is reached under a loopback name
 * is reached under all of them.
 *
 * @example
 * ```ts
 * import { ownOrigins } from "./origin.ts";
 * console.assert(ownOrigins("http://localhost:8080").includes("http://127.0.0.1:8080"));
 * ```
 */
export function ownOrigins(publicUrl: string): string[] {
  const { origin, protocol, port } = new URL(publicUrl);
  if (!isLoopbackOrigin(origin)) return [origin];
  const names = ["localhost", "127.0.0.1", "[::1]"];
  const origins = names.map((name) => `${protocol}//${name}${port === "" ? "" : ":" + port}`);
  return origins.includes(origin) ? origins : [origin, ...origins];
}

/** Whether pages of `origin` may talk to the server. */
export function isAllowedOrigin(origin: string, { own, siteOfOrigin }: SitePolicy): boolean {
  return own.includes(origin) || siteOfOrigin(origin) !== undefined;
}

/**
 * Whether a request may be served, judged by its headers alone.
 *
 * @param headers its `Origin` and `Cookie`
 */
export function mayTalk(headers: Headers, policy: SitePolicy): boolean {
  const origin = headers.get("origin");
  return origin === null ? !headers.has("cookie") : isAllowedOrigin(origin, policy);
}

/** Whether a request was made by one of the server's own pages; only those may use a cookie. */
export function isFromOwnPage(headers: Headers, { own }: OriginPolicy): boolean {
  const origin = headers.get("origin");
  return origin !== null && own.includes(origin);
}

/** The setting that would let pages of `origin` in, or `undefined` when it is not an origin. */
export function settingFor(origin: string, { allowed = [] }: OriginPolicy): string | undefined {
  return isOrigin(origin) ? `ALLOWED_ORIGINS=${[...allowed, origin].join(",")}` : undefined;
}
