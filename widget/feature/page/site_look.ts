/**
 * What a site has settled about how its widgets look and speak, for pages that say nothing of it
 * themselves.
 *
 * @module
 */
import { isPublicSite, type PublicSite } from "../../../shared/chat/site_body.ts";

/** What of a site is looked at. */
export type SiteLook = Pick<PublicSite, "language" | "theme">;

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
