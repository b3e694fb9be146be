/**
 * Divides what is too much for one signal.
 *
 * @module
 */

/** So much fits into any carrier's messages beside others, in UTF-16 units of JSON. */
const MAX_LENGTH = 15_000;

/** The items in parts, each short enough for one signal; one part without items where there are none. */
export function inParts<T>(items: readonly T[]): readonly (readonly T[])[] {
  const parts: T[][] = [[]];
  let length = 0;
  for (const item of items) {
    const more = JSON.stringify(item).length + 1;
    length += more;
    if (length > MAX_LENGTH && more !== length) {
      parts.push([]);
      length = more;
    }
    parts.at(-1)?.push(item);
  }
  return parts;
}
