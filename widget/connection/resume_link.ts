/**
 * Addresses that are told to others, without a reader's link to a conversation (`#small-talk=TOKEN`;
 * see `feature/resume/`).
 *
 * @module
 */

/**
 * An address as it may be told to others. A page that is open already is not loaded for a link, so it
 * may still be there.
 */
export function withoutLink(href: string): string {
  return href.replace(/#small-talk=.*/, "");
}
