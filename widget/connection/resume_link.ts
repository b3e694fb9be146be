/**
 * A link that takes a reader's conversations to this device: `#small-talk=TOKEN` behind the address
 * of a page. It counts once, so it is taken out of the address before it is used.
 *
 * @module
 */

/** How such a fragment begins. */
export const RESUME = "#small-talk=";

/** Takes the token out of the page's address; `undefined` where there is none. */
export function takeResumeLink(
  location: Pick<Location, "hash" | "pathname" | "search">,
  history: Pick<History, "replaceState" | "state">,
): string | undefined {
  const { hash, pathname, search } = location;
  if (!hash.startsWith(RESUME)) return undefined;
  history.replaceState(history.state, "", pathname + search);
  return hash.slice(RESUME.length);
}

/**
 * An address as it may be told to others. A page that is open already is not loaded for a link, so it
 * may still be there.
 */
export function withoutLink(href: string): string {
  return href.replace(/#small-talk=.*/, "");
}
