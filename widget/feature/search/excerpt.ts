/**
 * What is shown of a message that was found: the text around the first place, cut into what was
 * looked for and what was not.
 *
 * @module
 */
import type { Hit } from "../../../shared/chat/search.ts";

/** A piece of a text. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** So much is shown before the first place, and in all, in UTF-16 units. */
const BEFORE = 50;
const LENGTH = 240;

/** A text and the places in it. */
export interface Found {
  readonly text: string;
  readonly marks: Hit["marks"];
}

/** What was found, in the text without its Markdown: each place where its words are in there. */
export function inPlainText({ message: { text }, marks }: Hit, plain: string): Found {
  let at = 0;
  return {
    text: plain,
    marks: text === plain ? marks : marks.flatMap(({ start, end }) => {
      const place = plain.indexOf(text.slice(start, end), at);
      if (place === -1) return [];
      at = place + end - start;
      return [{ start: place, end: at }];
    }),
  };
}

/** The pieces of an excerpt, in order; an ellipsis where something is left out. */
export function excerpt({ text, marks }: Found): readonly Piece[] {
  const first = marks[0]?.start ?? 0;
  const from = first <= BEFORE ? 0 : wordAt(text, first - BEFORE, first);
  const to = Math.min(text.length, from + LENGTH);
  const pieces: Piece[] = [];
  const add = (part: string, isMarked: boolean) =>
    part !== "" && pieces.push({ text: part, isMarked });
  let at = from;
  for (const { start, end } of marks) {
    // Places may be wrong: the text is shown all the same, each part of it once.
    if (start < at || end <= start || start >= to) continue;
    add(text.slice(at, start), false);
    at = Math.min(end, to);
    add(text.slice(start, at), true);
  }
  add(text.slice(at, to).replace(/[\ud800-\udbff]$/, ""), false);
  if (from > 0) pieces.unshift({ text: "…", isMarked: false });
  if (to < text.length) pieces.push({ text: "…", isMarked: false });
  return pieces;
}

/** The first beginning of a word from `at` on, if there is one before `end`. */
function wordAt(text: string, at: number, end: number): number {
  const blank = text.slice(at, end).search(/\s/);
  const begin = blank === -1 ? at : at + blank + 1;
  return /^[\udc00-\udfff]/.test(text.slice(begin)) ? begin + 1 : begin;
}
