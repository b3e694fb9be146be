/**
 * Tells other instances which pages were seen, while an author is there who may look at them.
 *
 * @module
 */
import type { Elsewhere } from "../attention/elsewhere.ts";
import type { PageWatch } from "../site/page_watch.ts";
import { inParts } from "./parts.ts";
import type { Signals } from "./signals.ts";

/** What {@linkcode exchangePages} needs. */
export interface PageSightsOptions {
  readonly signals: Signals;
  readonly pages: PageWatch;
  readonly elsewhere: Pick<Elsewhere, "hasAuthors">;
}

/** Tells and hears from now on; after those who exchange people. */
export function exchangePages({ signals, pages, elsewhere }: PageSightsOptions): void {
  /** Instances with authors, who were told all that was seen before. */
  const informed = new Set<string>();
  pages.onSeen((sight, isElsewhere) => {
    if (!isElsewhere && elsewhere.hasAuthors()) signals.tell("pages", [sight]);
  });
  signals.hear("pages", (sights) => pages.seenElsewhere(sights));
  signals.hear("presence", ({ authors }, from) => {
    if (authors === undefined) return;
    if (authors.length === 0) informed.delete(from);
    else if (!informed.has(from)) {
      informed.add(from);
      const seen = pages.list().pages;
      if (seen.length > 0) { for (const part of inParts(seen)) signals.tell("pages", [...part]); }
    }
  });
  signals.follow((change) => {
    if (change.kind === "left") informed.delete(change.instance);
  });
}
