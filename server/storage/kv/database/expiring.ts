/**
 * What counts until a moment and is then to be forgotten, in the order of these moments.
 *
 * @module
 */
import type { Key, KeyRange } from "./key.ts";

/** So much longer Deno KV keeps what counts no longer and nobody has forgotten. */
const SPARE_MS = 24 * 60 * 60_000;

/** The keys of a moment up to `now` below `prefix`, the next part of which is the moment. */
export function upTo(prefix: Key, now: number): KeyRange {
  // Numbers come after texts, so after all of that moment.
  return { prefix, end: [...prefix, now, Infinity] };
}

/** After how many milliseconds Deno KV may delete what counts until a moment. */
export function keepMs({ now, until }: { readonly now: number; readonly until: number }): number {
  return Math.max(0, until - now) + SPARE_MS;
}
