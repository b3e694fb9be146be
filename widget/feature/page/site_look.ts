/**
 * What a site has settled about how its widgets look and speak, for pages that say nothing of it
 * themselves.
 *
 * @module
 */
import type { ReaderGrant } from "../../../shared/chat/event.ts";
import { settingsOf } from "../../../shared/chat/reader_answer.ts";
import { isPublicSite, type PublicSite } from "../../../shared/chat/site_body.ts";
import type { Link } from "../../state/link.ts";

/** What of a site is looked at. */
export type SiteLook = Pick<PublicSite, "language" | "theme">;

/** Who may have heard of the site already. */
export interface SiteSources {
  readonly reader: { readonly granted: Promise<ReaderGrant> | undefined };
  readonly link: Pick<Link, "status" | "site" | "isFollowing" | "watch">;
  /** Asks the server about the site alone. */
  readonly ask: () => Promise<SiteLook | undefined>;
  /** Aborted when the link is let go: nothing is to be waited for any more. */
  readonly signal: AbortSignal;
}

/**
 * The page's site: out of the answer that says who the reader is, where somebody asks that anyway;
 * otherwise it is asked for.
 *
 * @throws {TypeError} when there is no network
 */
export async function siteFor(sources: SiteSources): Promise<SiteLook | undefined> {
  await begun(sources);
  const grant = await sources.reader.granted?.catch(() => {});
  return (grant && settingsOf(grant)) ?? sources.ask();
}

/**
 * Resolves once it is known whether the server is asked who the reader is: when this tab begins to
 * connect, or it turns out that another tab has the connection.
 */
function begun({ reader, link, signal }: SiteSources): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const isOpen = reader.granted === undefined && link.site === undefined &&
        link.isFollowing !== true && /^(?:idle|connecting)$/.test(link.status.kind);
      if (isOpen && !signal.aborted) return;
      stop();
      resolve();
    };
    const stop = link.watch(look);
    signal.addEventListener("abort", look);
    look();
  });
}

/**
 * Asks a server about the page's site; `undefined` when it does not say.
 *
 * @throws {TypeError} when there is no network
 */
export async function askSite(server: URL): Promise<SiteLook | undefined> {
  const answer = await fetch(new URL("api/site", server), { credentials: "omit" });
  const site: unknown = answer.ok ? await answer.json() : undefined;
  return isPublicSite(site) ? site : undefined;
}

/**
 * Gives an element its site's theme and colour, where the page has not said others. Returns a tag of
 * the language to speak, if the page says none and the site does.
 */
export function dress(element: HTMLElement, { language, theme }: SiteLook): string | undefined {
  if (!element.hasAttribute("theme") && theme.mode !== "auto") {
    element.setAttribute("theme", theme.mode);
  }
  const { color } = theme;
  const root = element.shadowRoot;
  if (
    color !== undefined && CSS.supports("color", color) && root !== null &&
    getComputedStyle(element).getPropertyValue("--small-talk-accent") === ""
  ) {
    const sheet = new CSSStyleSheet();
    // In a shadow root it yields to every rule of the page, as a default should.
    sheet.replaceSync(`:host { --small-talk-accent: ${color} }`);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
  return element.closest("[lang]") === null && language ? language : undefined;
}
