/**
 * Reads a long range one entry after the other, and no more of it than somebody takes.
 *
 * @module
 */
import type { Entry } from "./fetched.ts";
import type { Key, KeyRange } from "./key.ts";
import type { View } from "./view.ts";

/** What Deno KV lists at once. */
const STEP = 500;

/** How a range is read. */
export interface ScanOptions {
  /** The last one first. */
  readonly reverse?: boolean;
  /** How many entries are read first, 1 or more: as many as will do mostly. */
  readonly first?: number;
}

/**
 * The entries of a range, read step by step. Each step is a round of fetching, so what takes more than
 * some thousand needs another key.
 */
export function* scan<Value>(
  view: View,
  range: KeyRange,
  { reverse = false, first = STEP }: ScanOptions = {},
): Generator<Entry<Value>, void> {
  let rest = range;
  for (let limit = Math.min(first, STEP);; limit = STEP) {
    const found = view.list<Value>(rest, { limit, reverse });
    yield* found;
    const last = found.at(-1);
    if (last === undefined || found.length < limit) return;
    rest = reverse ? { ...range, end: last.key } : { ...range, start: after(last.key) };
  }
}

/** The first key that may come after one. */
export function after([partition, ...parts]: Key): Key {
  return [partition, ...parts, ""];
}
