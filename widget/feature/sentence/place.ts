/**
 * Where on the page a sentence stands that somebody asked about, also when the post has been changed
 * since: then wherever its words still are; and
 * what room there is beside it.
 *
 * @module
 */
import type { Sentence } from "../../../shared/chat/event.ts";
import { PostText } from "./post_text.ts";
import { findDirective, readDirective } from "./text_directive.ts";
import { type Span, WordText } from "./word_text.ts";

/** A mark with its number, and a narrow one, with what is around them. */
const WIDE = 44;
const NARROW = 12;
/** Of a sentence that was changed, so many words at its beginning or end are enough, if they stand once. */
const ENOUGH_WORDS = [12, 8, 5];

/** Reads the page as it is now. Returns what finds sentences in it, as long as they are there. */
export function readPost(): (sentence: Sentence) => StaticRange | undefined {
  const post = new PostText();
  return ({ text, fragment }) => {
    const directive = readDirective(fragment);
    const span = (directive && findDirective(post.words, directive)) ??
      spanOfText(text.replace(/…$/, ""), post.words);
    return span && post.rangeOf(span);
  };
}

function spanOfText(text: string, words: WordText): Span | undefined {
  const whole = words.find(text);
  if (whole !== undefined) return whole;
  const said = new WordText(text);
  const all = { from: 0, to: text.length };
  for (const count of ENOUGH_WORDS) {
    const [begin, end] = [said.lastOfFirst(all, count), said.firstOfLast(all, count)];
    // It has fewer.
    if (end === 0 || begin === text.length) continue;
    for (const part of [text.slice(0, begin), text.slice(end)]) {
      const span = words.find(part);
      if (span !== undefined && words.find(part, span.to) === undefined) return span;
    }
  }
  return undefined;
}

/** Where a range begins on the screen; `undefined` when it is not shown. */
export function firstLine(range: StaticRange): DOMRect | undefined {
  const live = document.createRange();
  // What was changed since its text was read may be shorter.
  if (!range.startContainer.isConnected) return undefined;
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return [...live.getClientRects()].find(({ width }) => width > 0);
}

/** How a mark stands beside a block: from the left of its place, in pixels. */
export interface Form {
  readonly kind: "wide" | "narrow";
  readonly left: number;
  readonly width: number;
}

/**
 * What fits beside the block a range begins in: after its lines, or before them where the widget's
 * window lies over what is after them.
 *
 * @param window what lies over the page
 */
export function formAt(
  { startContainer }: StaticRange,
  place: HTMLElement,
  window?: Pick<DOMRect, "left" | "right">,
): Form | undefined {
  let block = startContainer.parentElement ?? document.body;
  let style = getComputedStyle(block);
  while (style.display.startsWith("inline") && block.parentElement !== null) {
    block = block.parentElement;
    style = getComputedStyle(block);
  }
  const box = block.getBoundingClientRect();
  const origin = place.getBoundingClientRect().left;
  const { clientWidth } = document.documentElement;
  const formOn = (isLeft: boolean): Form | undefined => {
    const edge = isLeft
      ? box.left + parseFloat(style.borderLeftWidth) + parseFloat(style.paddingLeft)
      : box.right - parseFloat(style.borderRightWidth) - parseFloat(style.paddingRight);
    const room = isLeft ? edge : clientWidth - edge;
    if (room < NARROW) return undefined;
    const kind = room < WIDE ? "narrow" : "wide";
    const width = kind === "wide" ? 32 : Math.min(24, room - 2);
    const gap = kind === "wide" ? 8 : 1;
    return { kind, width, left: (isLeft ? edge - gap - width : edge + gap) - origin };
  };
  const isSeen = ({ left, width }: Form) =>
    window === undefined || left + width + origin <= window.left || left + origin >= window.right;
  const isRtl = style.direction === "rtl";
  const form = formOn(isRtl);
  const other = form === undefined || isSeen(form) ? undefined : formOn(!isRtl);
  return other !== undefined && isSeen(other) ? other : form;
}
