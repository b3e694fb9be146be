/**
 * Spreads what many write at once over several partitions, so that they seldom wait for each other.
 *
 * @module
 */

/** Partitions that share what belongs to one part of the store. */
export interface Spread {
  readonly all: readonly string[];
  /** The one of a text. Part of the format of the data, as is their number. */
  of(text: string): string;
}

/**
 * So many partitions, called as given and numbered from 0.
 *
 * @example
 * ```ts
 * import { spreadOver } from "./spread.ts";
 * const shelves = spreadOver("shelf", 2);
 * console.assert(shelves.all.join() === "shelf0,shelf1");
 * console.assert(shelves.of("a book") === shelves.of("a book"));
 * ```
 */
export function spreadOver(name: string, count: number): Spread {
  return {
    all: Array.from({ length: count }, (_, n) => `${name}${n}`),
    of: (text) => `${name}${numberOfText(text, count)}`,
  };
}

/** A number below `count` that is the same for a text everywhere and always. */
export function numberOfText(text: string, count: number): number {
  // FNV-1a spreads, and is short.
  let hash = 0x811c9dc5;
  for (const octet of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ octet, 0x01000193) >>> 0;
  }
  return hash % count;
}
