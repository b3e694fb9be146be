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
  | { readonly kind: "works"; readonly origin: string; readonly url: string }
  /** It works, over SockJS: no WebSocket got through. */
  | { readonly kind: "detour"; readonly origin: string; readonly url: string }
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
  /** Since when one waits, in milliseconds since 1970: what was before is no answer. */
  readonly since: number;
  readonly now: number;
}

/** How long the next thing may take. */
export const PATIENCE_MS = 12_000;

/**
 * What there is to say. The newest page of the blog counts; one of another, or of none, only while the
 * blog has none.
 */
export function judgePages(known: Known): PageVerdict {
  const recent = known.pages.filter((page) => lastOf(page) >= known.since);
  const own = recent.find(({ site }) => site === known.site);
  if (own !== undefined) return judgePage(own, known);
  const refused = recent.find(({ site }) => site === undefined);
  if (refused !== undefined) return { kind: "refused", origin: refused.origin };
  const [other] = recent;
  if (other?.site !== undefined) return { kind: "other", origin: other.origin, site: other.site };
  const secure = known.origins.filter((origin) => origin.startsWith("https:"));
  return known.plainHttp && secure.length > 0
    ? { kind: "plain", origins: secure }
    : { kind: "waiting" };
}

function judgePage(page: PageSight, { now, since }: Known): PageVerdict {
  const { origin, tagAt = 0, elementAt = 0, readerAt = 0, connectedAt = 0, carrier, path } = page;
  if (connectedAt >= since) {
    const url = origin + (path ?? "/");
    return { kind: carrier === "sockjs" ? "detour" : "works", origin, url };
  }
  if (readerAt >= since) {
    return { kind: now - readerAt > PATIENCE_MS ? "unconnected" : "opening", origin };
  }
  if (elementAt >= since) {
    return { kind: now - elementAt > PATIENCE_MS ? "silent" : "opening", origin };
  }
  return tagAt >= since ? { kind: "tag", origin } : { kind: "waiting" };
}

/** When something was last noticed of a page, in milliseconds since 1970. */
export function lastOf(page: PageSight): number {
  const { refusedAt = 0, tagAt = 0, elementAt = 0, readerAt = 0, connectedAt = 0 } = page;
  return Math.max(refusedAt, tagAt, elementAt, readerAt, connectedAt);
}
