/**
 * Which site a request is about.
 *
 * @module
 */
import { DEFAULT_SITE } from "../../../shared/chat/id.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { Sites } from "../../chat/site/sites.ts";

/**
 * The site of the page that asks. `undefined` for a program and for the server's own pages, unless a
 * site names them: those may ask about any site.
 *
 * @throws {Refused} `forbidden` when the page is of no site
 */
export function siteOfPage({ headers }: Request, sites: Sites): string | undefined {
  const origin = headers.get("origin");
  if (origin === null) return undefined;
  const site = sites.siteOfOrigin(origin);
  if (site === DEFAULT_SITE && sites.isOwnOrigin(origin)) return undefined;
  if (site !== undefined) return site;
  throw new Refused({
    code: "forbidden",
    message: "Cannot serve this page: no site names its origin.",
  });
}

/** A site somebody names, if they do. @throws {Refused} `not-found` when there is none of that id */
export function knownSite(id: string | undefined, sites: Sites): string | undefined {
  if (id === undefined || sites.has(id)) return id;
  throw new Refused({ code: "not-found", message: `There is no site ${quoted(id)}.` });
}

function quoted(id: string): string {
  return JSON.stringify(id.slice(0, 32));
}
