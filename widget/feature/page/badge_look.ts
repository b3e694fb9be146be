/**
 * What the count of what is unread looks like, for a launcher whose tag had nothing to count. Loaded
 * with the first message that nobody sees.
 *
 * @module
 */
import { BADGE_CSS } from "../../style/badge.ts";

/** Dresses the count on an element's launcher. */
export function dressBadge({ shadowRoot }: HTMLElement): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(BADGE_CSS);
  if (shadowRoot !== null) {
    shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
  }
}
