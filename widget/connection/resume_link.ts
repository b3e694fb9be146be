/**
 * Addresses that are told to others, without a reader's link to a conversation (`#small-talk=TOKEN`;
 * see `feature/resume/`).
 *
 * @module
 */
import type { Page } from "../../shared/chat/event.ts";
import { MAX_URL_LENGTH } from "../../shared/limit.ts";

/**
 * An address as it may be told to others. A page that is open already is not loaded for a link, so it
 * may still be there.
 */
export function withoutLink(href: string): string {
  return href.replace(/#small-talk=.*/, "");
}

/** The page as it is told. Read when it is sent: an app gives a page its title after its address. */
export function pageNow(title: () => string): Page {
  return {
    get title() {
      return title();
    },
    get url() {
      return withoutLink(location.href).slice(0, MAX_URL_LENGTH);
    },
  };
}
