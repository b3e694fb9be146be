/**
 * Text directives: `text=[prefix-,]start[,end][,-suffix]`, the part of an address that names a piece
 * of a page by its words, as browsers understand it after `#:~:`.
 *
 * @see https://wicg.github.io/scroll-to-text-fragment/
 * @module
 */
import type { Span, WordText } from "./word_text.ts";

/** What a directive says. Without `end` the piece is `start` itself. */
export interface TextDirective {
  readonly prefix: string;
  readonly start: string;
  readonly end: string;
  readonly suffix: string;
}

/** The longest directive, in UTF-16 units: as the wire's `MAX_FRAGMENT_LENGTH`. */
const MAX_LENGTH = 1_000;
/** What is longer than this when it is written out is named by its first and last words. */
const MAX_EXACT_LENGTH = 300;
/** How many words around the piece are named, one try after the other. */
const CONTEXT = [0, 1, 2, 3, 5, 8, 13, 21];
/** How many words of its beginning and of its end. */
const ENDS = [3, 5, 8, 13, 21];

/**
 * The directive that finds a span again, and only that; empty when there is none.
 *
 * @param span of whole words, as `WordText.wholeWords` gives it
 */
export function directiveFor(words: WordText, span: Span): string {
  for (const directive of candidates(words, span)) {
    const written = writeDirective(directive);
    if (written.length > MAX_LENGTH) continue;
    const found = findDirective(words, directive);
    if (found?.from !== span.from || found.to !== span.to) continue;
    if (findDirective(words, directive, span.from + 1) === undefined) return written;
  }
  return "";
}

function* candidates(words: WordText, span: Span): Generator<TextDirective> {
  const { from, to } = span;
  const text = words.text.slice(from, to);
  const around = (count: number) => ({
    prefix: words.before(from, count),
    suffix: words.after(to, count),
  });
  if (!text.includes("\n") && encodeURIComponent(text).length <= MAX_EXACT_LENGTH) {
    for (const count of CONTEXT) yield { ...around(count), start: text, end: "" };
  }
  for (const count of ENDS) {
    const startTo = words.lastOfFirst(span, count);
    const endFrom = words.firstOfLast({ from: startTo, to }, count);
    if (startTo === from || endFrom === to) continue;
    const ends = { start: words.text.slice(from, startTo), end: words.text.slice(endFrom, to) };
    for (const context of CONTEXT) yield { ...around(context), ...ends };
  }
}

/** Where a directive leads to, from a place on. */
export function findDirective(
  words: WordText,
  { prefix, start, end, suffix }: TextDirective,
  at = 0,
): Span | undefined {
  const isFollowed = (to: number) => suffix === "" || words.standsAt(suffix, to) !== undefined;
  for (;;) {
    const first = words.find(prefix || start, at);
    if (first === undefined) return undefined;
    at = first.from + 1;
    const begun = prefix === "" ? first : words.standsAt(start, first.to);
    if (begun === undefined) continue;
    if (end === "") {
      if (isFollowed(begun.to)) return begun;
      continue;
    }
    let ended = words.find(end, begun.to);
    while (ended !== undefined && !isFollowed(ended.to)) ended = words.find(end, ended.from + 1);
    return ended && { from: begun.from, to: ended.to };
  }
}

/** A directive as it stands in an address. */
export function writeDirective({ prefix, start, end, suffix }: TextDirective): string {
  const parts = [
    prefix && `${encode(prefix)}-`,
    encode(start),
    encode(end),
    suffix && `-${encode(suffix)}`,
  ];
  return `text=${parts.filter((part) => part !== "").join(",")}`;
}

/** What a directive says; `undefined` when it is none. */
export function readDirective(fragment: string): TextDirective | undefined {
  const parts = /^text=(.+)/.exec(fragment)?.[1]?.split(",") ?? [];
  try {
    const prefix = parts[0]?.endsWith("-") ? decode(parts.shift()?.slice(0, -1)) : "";
    const suffix = parts.at(-1)?.startsWith("-") ? decode(parts.pop()?.slice(1)) : "";
    const [start, end, ...rest] = parts;
    if (!start || rest.length > 0) return undefined;
    return { prefix, start: decode(start), end: decode(end), suffix };
  } catch {
    // Percent signs that stand for nothing.
    return undefined;
  }
}

/** Commas and ampersands are done by the first, hyphens mean something besides. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll("-", "%2D");
}

function decode(part = ""): string {
  return decodeURIComponent(part).replace(/\s+/g, " ");
}
