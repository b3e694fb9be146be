/**
 * Keeps an answer small enough for one frame that any client can take.
 *
 * @module
 */

/** What the items of one answer may weigh together, in bytes: half of what may wait for a client. */
const MAX_ANSWER_BYTES = 256 * 1024;
/** UTF-8 needs at most three bytes for a UTF-16 unit. */
const BYTES_PER_UNIT = 3;

/** What an item weighs in an answer, in bytes, at most. */
export function weightOf(item: object): number {
  return BYTES_PER_UNIT * JSON.stringify(item).length;
}

/**
 * As many items from the start as fit, at least one.
 *
 * @param weightOf what an item weighs, in bytes
 */
export function withinWeight<T>(items: readonly T[], weightOf: (item: T) => number): readonly T[] {
  let bytes = 0;
  const end = items.findIndex((item, index) => {
    bytes += weightOf(item);
    return bytes > MAX_ANSWER_BYTES && index > 0;
  });
  return end === -1 ? items : items.slice(0, end);
}
