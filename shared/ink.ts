/**
 * What can be seen of a text.
 *
 * @module
 */

const VISIBLE = /[^\p{Z}\p{C}]/u;

/**
 * Whether anything of a text leaves ink: not a space, not invisible.
 *
 * @example
 * ```ts
 * import { hasInk } from "./ink.ts";
 * console.assert(hasInk(" a ") && !hasInk(" \u200b"));
 * ```
 */
export function hasInk(text: string): boolean {
  return VISIBLE.test(text);
}
