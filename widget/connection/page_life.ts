/**
 * What the page goes through, as far as the link cares: the network comes and goes, the page is put
 * into the back/forward cache and comes back, a hidden tab is looked at again.
 *
 * A page with an open socket is not kept in that cache; so the link sleeps from `pagehide` on.
 *
 * @module
 */
import type { LinkInput } from "./link_machine.ts";

/** Where the events come from: a window, or a pretended one. */
export interface PageEvents {
  /** The window: `pagehide`, `pageshow`, `online`, `offline`. */
  readonly window: EventTarget;
  /** The document: `visibilitychange`. */
  readonly document: EventTarget & { readonly visibilityState: string };
}

/** Translates the page's events into inputs of the link. Returns how to stop. */
export function followPage(page: PageEvents, input: (input: LinkInput) => void): () => void {
  const stop = new AbortController();
  const on = (target: EventTarget, type: string, heard: (event: Event) => void) =>
    target.addEventListener(type, heard, { signal: stop.signal });
  on(page.window, "online", () => input("network"));
  on(page.window, "offline", () => input("no-network"));
  on(page.window, "pagehide", () => input("sleep"));
  on(page.window, "pageshow", () => input("wake"));
  on(page.document, "visibilitychange", () => {
    if (page.document.visibilityState === "visible") input("look");
  });
  return () => stop.abort();
}
