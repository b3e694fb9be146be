/**
 * What readers can do with the post, for the stage.
 *
 * @module
 */
import { highlight } from "../../../widget/feature/sentence/highlight.ts";
import { showMarkers } from "../../../widget/feature/sentence/markers.ts";
import { offerSentence } from "../../../widget/feature/sentence/offer.ts";
import { readPost } from "../../../widget/feature/sentence/place.ts";
import { PostText } from "../../../widget/feature/sentence/post_text.ts";
import { revealSentence } from "../../../widget/feature/sentence/reveal.ts";
import { sentenceOf } from "../../../widget/feature/sentence/sentence.ts";
import { directiveFor } from "../../../widget/feature/sentence/text_directive.ts";
import { loadLocale } from "../../../widget/locale/locale.ts";

/** The range of the page from one piece of text to another, each the first of its kind. */
function rangeOver(from: string, to: string): Range {
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let begun = false;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent ?? "";
    if (!begun && text.includes(from)) {
      range.setStart(node, text.indexOf(from));
      begun = true;
    }
    const at = begun ? text.indexOf(to, node === range.startContainer ? range.startOffset : 0) : -1;
    if (at === -1) continue;
    range.setEnd(node, at + to.length);
    return range;
  }
  throw new Error(`Cannot find "${from}" to "${to}" on the page`);
}

/** Selects it. */
function select(from: string, to = from): void {
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(rangeOver(from, to));
}

export const POST_PARTS = {
  directiveFor,
  highlight,
  loadLocale,
  offerSentence,
  PostText,
  rangeOver,
  readPost,
  revealSentence,
  select,
  sentenceOf,
  showMarkers,
};
