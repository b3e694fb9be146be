/**
 * Tells a remark that authors make among themselves from an answer. It must never get into the open.
 *
 * @module
 */

/** How a remark begins, in the languages of the console; the colon may be a wide one. */
const BEGINNING = /^\s*(?:(?:note|memo|internal|메모)\s*[:：]|\/\/)\s*/iu;

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
  return BEGINNING.test(text) ? text.replace(BEGINNING, "") : undefined;
}
