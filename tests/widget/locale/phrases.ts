/**
 * All that a set of words can say, to be looked at by tests.
 *
 * @module
 */

/** Numbers in all forms that any of our languages has. */
const COUNTS = [0, 1, 2, 3, 11, 21, 100];

/** Every phrase by its place in the words, those that count with each of {@linkcode COUNTS}. */
export function phrasesOf(words: object, before = ""): ReadonlyMap<string, string> {
  const phrases = Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const name = before + key;
    if (typeof value === "function") {
      return COUNTS.map((count) => [`${name}(${count})`, String(value(count, count, "text"))]);
    }
    return typeof value === "object" ? [...phrasesOf(value, `${name}.`)] : [[name, String(value)]];
  });
  return new Map(phrases);
}
