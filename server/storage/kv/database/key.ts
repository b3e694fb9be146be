/**
 * Keys of a store in Deno KV. The first part of each names a partition: what is written together, and
 * by one at a time.
 *
 * @module
 */
import { createHash } from "node:crypto";
import { toColumn } from "../../text.ts";

/** In UTF-16 units: more than any room's id has, and in UTF-8 less than the 2 KiB a key may have. */
const MAX_PART_LENGTH = 600;

/** A key; its first part names its partition. Text of people goes in by {@linkcode textPart}. */
export type Key = readonly [partition: string, ...parts: readonly (string | number)[]];

/** Keys that begin so, from `start` on and before `end` where they are given, which begin so too. */
export interface KeyRange {
  readonly prefix: Key;
  readonly start?: Key;
  readonly end?: Key;
}

/** Which part of a range. */
export interface ListQuery {
  /** How many at most, 1 or more. */
  readonly limit: number;
  /** The last one first. */
  readonly reverse?: boolean;
}

/**
 * Any text as a part of a key. Different texts are different parts, also halves of surrogate pairs. Of
 * a text that is too long for a key it is a hash, so that no name from outside makes a key that Deno KV
 * refuses.
 */
export function textPart(text: string): string {
  const column = toColumn(text);
  // No column has this at its beginning: after ESC it has four hex digits.
  return column.length <= MAX_PART_LENGTH ? column : `\u001b#${hashOf(column)}`;
}

/** The name of a key; different keys have different names. */
export function nameOfKey(key: Key): string {
  return JSON.stringify(key);
}

/** Which of two keys comes first: below 0 for `a`, in the order of Deno KV. */
export function compareKeys(a: Key, b: Key): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const order = compareParts(a[index] ?? "", b[index] ?? "");
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Whether a key is in a range. */
export function isWithin(key: Key, { prefix, start, end }: KeyRange): boolean {
  return key.length > prefix.length && prefix.every((part, index) => part === key[index]) &&
    (start === undefined || compareKeys(key, start) >= 0) &&
    (end === undefined || compareKeys(key, end) < 0);
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/** Strings come before numbers; those are ordered as UTF-8, which is not how JavaScript does it. */
function compareParts(a: string | number, b: string | number): number {
  if (typeof a === "number" || typeof b === "number") {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return typeof a === "number" ? 1 : -1;
  }
  if (a === b) return 0;
  const pointsOfB = b[Symbol.iterator]();
  for (const point of a) {
    const other = pointsOfB.next();
    if (other.done) return 1;
    const order = (point.codePointAt(0) ?? 0) - (other.value.codePointAt(0) ?? 0);
    if (order !== 0) return order;
  }
  return -1;
}
