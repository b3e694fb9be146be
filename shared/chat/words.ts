/**
 * How texts are searched: what is looked for are words, each of which may be a part of a longer one,
 * in upper or lower case. Pure, so that every store finds the same.
 *
 * @module
 */

/** A part of a text, in UTF-16 units. */
export interface Mark {
  readonly start: number;
  /** The first unit that is no part of it. */
  readonly end: number;
}

/** So many marks of one text are told. */
const MAX_MARKS = 20;
const ASCII_CAPITALS = /[A-Z]+/g;
/**
 * Latin, Greek, Cyrillic and Armenian beyond ASCII: where SQLite's index tells capitals from small
 * letters as JavaScript does. Of all others each letter counts for itself.
 */
const CAPITALS = /[\u00c0-\u037e\u0380-\u0527\u0531-\u0556\u1e00-\u1fff]/g;

/**
 * What a query looks for: its words without capitals, each once.
 *
 * @example
 * ```ts
 * import { wordsOf } from "./words.ts";
 * console.assert(wordsOf("  Web socket web ").join() === "web,socket");
 * ```
 */
export function wordsOf(query: string): readonly string[] {
  const words = fold(query.normalize("NFC")).split(/\s+/).filter((word) => word !== "");
  return [...new Set(words)];
}

/**
 * Where a text has the words, in order and without overlaps; `undefined` unless it has them all. Of
 * many marks the first ones.
 *
 * @param words as {@linkcode wordsOf} gives them
 *
 * @example
 * ```ts
 * import { marksOf } from "./words.ts";
 * console.assert(marksOf("A WebSocket", ["socket", "web"])?.[0]?.start === 2);
 * console.assert(marksOf("A WebSocket", ["http"]) === undefined);
 * ```
 */
export function marksOf(text: string, words: readonly string[]): readonly Mark[] | undefined {
  const folded = fold(text);
  const found = words.map((word) => placesOf(folded, word));
  if (found.some(({ length }) => length === 0)) return undefined;
  const marks: Mark[] = [];
  for (const mark of found.flat().sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = marks.at(-1);
    if (last === undefined || mark.start > last.end) marks.push(mark);
    else if (mark.end > last.end) marks[marks.length - 1] = { start: last.start, end: mark.end };
  }
  return marks.slice(0, MAX_MARKS);
}

/** Without capitals; as long as before. */
export function fold(text: string): string {
  return text.replace(ASCII_CAPITALS, (letters) => letters.toLowerCase()).replace(CAPITALS, small);
}

/** The small letter of a capital, where each is only the other's. */
function small(letter: string): string {
  const lower = letter.toLowerCase();
  return lower.toUpperCase() === letter && lower.length === 1 ? lower : letter;
}

function placesOf(text: string, word: string): readonly Mark[] {
  const places: Mark[] = [];
  let start = text.indexOf(word);
  // What lies beyond may still lengthen the last mark that is told.
  while (start !== -1 && places.length <= MAX_MARKS) {
    places.push({ start, end: start + word.length });
    start = text.indexOf(word, start + word.length);
  }
  return places;
}
