/**
 * The text of the page as one reads it, and where each piece of it stands: what is hidden, and what
 * one writes into, is no part of it.
 *
 * @module
 */
import { type Span, WordText } from "./word_text.ts";

/** Nothing in these is text that was written for readers. */
const SKIPPED =
  /^(?:script|style|template|noscript|iframe|textarea|select|input|button|svg|canvas|audio|video|small-talk.*)$/;
/** Text flows through these; all else begins and ends a line of its own. */
const INLINE = /^(?:inline|contents|ruby)/;
/** Blanks, soft hyphens, and what is between them. */
const PIECES = /\s+|\u00ad+|[^\s\u00ad]+/g;

/** A piece of a text node that stands in the text as it is. */
interface Run {
  /** Where in the text. */
  readonly at: number;
  readonly node: Text;
  /** Where in the node. */
  readonly offset: number;
  length: number;
}

/** See the head of this file. */
export class PostText {
  readonly words: WordText;
  readonly #runs: Run[] = [];
  #text = "";
  /** What parts the last piece from the next one. */
  #gap = "";

  constructor(root: HTMLElement = document.body) {
    this.#walk(root, getComputedStyle(root));
    this.words = new WordText(this.#text, root.closest<HTMLElement>("[lang]")?.lang || undefined);
  }

  /** The whole words of a range of the page; `undefined` when there are none in it. */
  spanOf(range: AbstractRange): Span | undefined {
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    const first = this
      .#runs[
        this.#firstRun(({ node, offset, length }) =>
          live.comparePoint(node, offset + length - 1) >= 0
        )
      ];
    const last =
      this.#runs[this.#firstRun(({ node, offset }) => live.comparePoint(node, offset + 1) > 0) - 1];
    if (first === undefined || last === undefined || last.at < first.at) return undefined;
    const { startContainer, startOffset, endContainer, endOffset } = range;
    const skipped = startContainer === first.node ? startOffset - first.offset : 0;
    const kept = endContainer === last.node ? endOffset - last.offset : last.length;
    return this.words.wholeWords({
      from: first.at + Math.max(0, skipped),
      to: last.at + Math.min(last.length, kept),
    });
  }

  /** Where a span of the text stands on the page. */
  rangeOf({ from, to }: Span): StaticRange {
    const first = this.#runs[this.#firstRun(({ at, length }) => at + length > from)];
    const last = this.#runs[this.#firstRun(({ at, length }) => at + length >= to)];
    if (first === undefined || last === undefined) {
      throw new RangeError(`Cannot find characters ${from} to ${to}: the page has fewer`);
    }
    return new StaticRange({
      startContainer: first.node,
      startOffset: first.offset + Math.max(0, from - first.at),
      endContainer: last.node,
      endOffset: last.offset + to - last.at,
    });
  }

  #walk(parent: Element, { visibility, whiteSpaceCollapse }: CSSStyleDeclaration): void {
    const isShut = parent.localName === "details" && !parent.hasAttribute("open");
    for (const child of parent.childNodes) {
      if (child instanceof Text) {
        if (visibility === "visible" && !isShut) {
          this.#add(child, /preserve/.test(whiteSpaceCollapse));
        }
      } else if (child instanceof Element && !(isShut && child.localName !== "summary")) {
        const style = getComputedStyle(child);
        if (style.display === "none") continue;
        const parts = child.localName === "br" || !INLINE.test(style.display);
        if (parts) this.#gap = "\n";
        if (!SKIPPED.test(child.localName)) this.#walk(child, style);
        else this.#gap ||= "\n";
        if (parts) this.#gap = "\n";
      }
    }
  }

  #add(node: Text, keepsLines: boolean): void {
    for (const { 0: piece, index } of node.data.matchAll(PIECES)) {
      if (piece.startsWith("\u00ad")) continue;
      if (piece.trim() === "") {
        if (this.#gap !== "\n") this.#gap = keepsLines && piece.includes("\n") ? "\n" : " ";
      } else this.#append(node, index, piece);
    }
  }

  #append(node: Text, offset: number, piece: string): void {
    if (this.#text !== "") this.#text += this.#gap;
    this.#gap = "";
    const at = this.#text.length;
    this.#text += piece;
    const last = this.#runs.at(-1);
    // A single blank within a node stands in both alike.
    if (last?.node === node && offset - last.offset === at - last.at) {
      last.length = at + piece.length - last.at;
    } else this.#runs.push({ at, node, offset, length: piece.length });
  }

  /** The first run of which something is true that is true of all that follow. */
  #firstRun(holds: (run: Run) => boolean): number {
    let [low, high] = [0, this.#runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const run = this.#runs[middle];
      if (run !== undefined && holds(run)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
