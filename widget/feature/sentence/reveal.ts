/**
 * Leads from a message to the sentence of the post it is about.
 *
 * @module
 */
import type { Sentence } from "../../../shared/chat/event.ts";
import { highlight } from "./highlight.ts";

/** A piece that fills more of the screen than this is shown from its beginning. */
const TALL = 0.6;

let forget = () => {};

/**
 * Scrolls to a sentence and marks it until the reader presses somewhere else. A panel that covers
 * the whole screen is closed.
 *
 * @param from where it was asked for, in the panel
 * @returns whether the sentence is still in the post
 */
export async function revealSentence(sentence: Sentence, from?: Node): Promise<boolean> {
  const { readPost } = await import("./place.ts");
  const range = readPost()(sentence);
  forget();
  if (range === undefined) return false;
  uncover(from);
  scrollTo(range);
  highlight(range);
  const stop = new AbortController();
  const end = () => {
    stop.abort();
    highlight();
  };
  addEventListener("pointerdown", end, { signal: stop.signal, capture: true });
  addEventListener("keydown", ({ key }) => key === "Escape" && end(), { signal: stop.signal });
  forget = end;
  return true;
}

/** Closes a panel that lies over all of the page. */
function uncover(from: Node | undefined): void {
  const root = from?.getRootNode();
  if (!(root instanceof ShadowRoot) || root.querySelector("dialog:modal") === null) return;
  const { host } = root;
  if ("close" in host && typeof host.close === "function") host.close();
}

function scrollTo({ startContainer, startOffset, endContainer, endOffset }: StaticRange): void {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  const { top, height } = range.getBoundingClientRect();
  const parent = startContainer.parentElement;
  const isTall = (parent?.offsetHeight ?? 0) > innerHeight * TALL;
  // What scrolls need not be the page; an element knows.
  if (!isTall) return parent?.scrollIntoView({ block: "center", behavior });
  const room = Math.max(innerHeight * (1 - TALL) / 2, (innerHeight - height) / 2);
  scrollBy({ top: top - room, behavior });
}
