/**
 * What pages of a blog have got to, and what keeps them from more: out of what the server noticed.
 *
 * @module
 */
import type { PageSight } from "../../../shared/chat/page_sight.ts";

/** What there is to say of the blog's pages. */
export type PageVerdict =
  /** Nothing was noticed yet. */
  | { readonly kind: "waiting" }
  /** The tag is there; nobody has opened the chat since. */
  | { readonly kind: "tag"; readonly origin: string }
  /** Somebody opened the chat, and it is on its way. */
  | { readonly kind: "opening"; readonly origin: string }
  | { readonly kind: "works"; readonly origin: string; readonly url: string; readonly at: number }
  /** It works, over SockJS: no WebSocket got through. */
  | { readonly kind: "detour"; readonly origin: string; readonly url: string; readonly at: number }
  /** The page is not let in. */
  | { readonly kind: "refused"; readonly origin: string }
  /** The page is another blog's. */
  | { readonly kind: "other"; readonly origin: string; readonly site: string }
  /** The component came, and nothing after it: the page's security policy lets nothing out. */
  | { readonly kind: "silent"; readonly origin: string }
  /** The reader is known, and no connection came to be. */
  | { readonly kind: "unconnected"; readonly origin: string }
  /** The page asks over https for a server of plain http, so nothing of it ever arrives. */
  | { readonly kind: "plain"; readonly origins: readonly string[] };

/** What is known. */
export interface Known {
  readonly site: string;
  /** The origins of the blog. */
  readonly origins: readonly string[];
  readonly pages: readonly PageSight[];
  readonly plainHttp: boolean;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** How long the next thing may take. */
export const PATIENCE_MS = 12_000;

/**
 * What there is to say. The newest page of the blog counts; one of another, or of none, only while the
 * blog has none.
 */
export function judgePages({ site, origins, pages, plainHttp, now }: Known): PageVerdict {
  const own = pages.find((page) => page.site === site);
  const verdict = own && judgePage(own, now);
  if (verdict !== undefined) return verdict;
  const refused = pages.find((page) => page.site === undefined);
  if (refused !== undefined) return { kind: "refused", origin: refused.origin };
  const other = pages.find((page) => page.site !== site);
  if (other?.site !== undefined) return { kind: "other", origin: other.origin, site: other.site };
  const secure = origins.filter((origin) => origin.startsWith("https:"));
  return plainHttp && secure.length > 0 ? { kind: "plain", origins: secure } : { kind: "waiting" };
}

function judgePage(
  { origin, tagAt, elementAt, readerAt, connectedAt, carrier, path = "/" }: PageSight,
  now: number,
): PageVerdict | undefined {
  if (connectedAt !== undefined) {
    const kind = carrier === "sockjs" ? "detour" : "works";
    return { kind, origin, url: origin + path, at: connectedAt };
  }
  if (readerAt !== undefined) {
    return { kind: now - readerAt > PATIENCE_MS ? "unconnected" : "opening", origin };
  }
  if (elementAt !== undefined) {
    return { kind: now - elementAt > PATIENCE_MS ? "silent" : "opening", origin };
  }
  // Of one that was refused and is let in by now, nothing was seen since.
  return tagAt === undefined ? undefined : { kind: "tag", origin };
}
