/**
 * Words as SQLite looks for them. Whatever they hold is looked for, and is never taken as a command
 * of its query languages.
 *
 * @module
 */
import { fold } from "../../../../shared/chat/words.ts";

/** The index knows no fewer characters in a row. */
const INDEXED_LENGTH = 3;

/**
 * The expression of FTS5 that finds whatever may have all the words, as far as the index knows;
 * `undefined` when every word is too short for it.
 *
 * @example
 * ```ts
 * import { matchOf } from "./search_pattern.ts";
 * console.assert(matchOf(["socket", "or"]) === '"soc" AND "ket"');
 * console.assert(matchOf(['a"b']) === '"a""b"');
 * console.assert(matchOf(["or"]) === undefined);
 * ```
 */
export function matchOf(words: readonly string[]): string | undefined {
  const pieces = new Set(words.flatMap(piecesOf));
  if (pieces.size === 0) return undefined;
  return Array.from(pieces, (piece) => `"${piece.replaceAll('"', '""')}"`).join(" AND ");
}

/** So many pieces as it takes to have each character in one. */
function piecesOf(word: string): readonly string[] {
  const characters = [...word];
  const last = characters.length - INDEXED_LENGTH;
  if (last < 0) return [];
  const starts = Array.from({ length: Math.ceil(last / INDEXED_LENGTH) + 1 }, (_, n) => n);
  return starts.map((n) => Math.min(n * INDEXED_LENGTH, last))
    .map((start) => characters.slice(start, start + INDEXED_LENGTH).join(""));
}

/**
 * The pattern of GLOB that finds the longest of the words, in upper or lower case.
 *
 * @example
 * ```ts
 * import { globOf } from "./search_pattern.ts";
 * console.assert(globOf(["a", "b*"]) === "*[bB][*]*");
 * ```
 */
export function globOf(words: readonly string[]): string {
  const [longest = ""] = words.toSorted((a, b) => b.length - a.length);
  return `*${Array.from(longest, eitherCase).join("")}*`;
}

function eitherCase(character: string): string {
  const capital = character.toUpperCase();
  if (capital !== character && fold(capital) === character) return `[${character}${capital}]`;
  return "*?[".includes(character) ? `[${character}]` : character;
}
