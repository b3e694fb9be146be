/**
 * Tells a remark that authors make among themselves from an answer. It must never get into the open.
 *
 * @module
 */

/**
 * How a remark begins, in the languages of the console. Signs may stand around the word, such as the stars
 * mail programs write for bold, and what is not seen may stand before it.
 */
const BEGINNING =
  /^[\s\p{P}\p{S}\p{Cf}]*?(?:(?:notes?|memo|internal(?: note)?|메모|노트)[\p{P}\p{S}\p{Cf}]*?\s*:[*_~”"’)]*|\/\/)\s*/iu;

/** What somebody has left standing of what they answer. */
const QUOTED = /^(?:\s*>.*\n)+/u;

/**
 * What a remark says; `undefined` when the text is an answer.
 *
 * @example
 * ```ts
 * import { remarkIn } from "./remark.ts";
 * console.assert(remarkIn("Note: ask Kim") === "ask Kim");
 * console.assert(remarkIn("Take note: it is fixed") === undefined);
 * ```
 */
export function remarkIn(text: string): string | undefined {
  // Wide letters and signs, and Korean in pieces, are the same here.
  const plain = text.normalize("NFKC").replace(QUOTED, "");
  return BEGINNING.test(plain) ? plain.replace(BEGINNING, "") : undefined;
}
