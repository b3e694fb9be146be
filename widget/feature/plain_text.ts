/**
 * A message in a line or two, where its markup would only be in the way.
 *
 * @module
 */

const FENCE = /^```.*\n?/gm;
const SPAN = /(`+|\*\*|~~)(?=\S)(.+?)(?<=\S)\1/gs;

/** A text without the marks of code, bold and struck words, which are kept. */
export function plainText(text: string): string {
  return text.replace(FENCE, "").replace(SPAN, "$2").trim();
}
