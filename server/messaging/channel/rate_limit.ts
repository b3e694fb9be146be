/**
 * How often a session may ask for something: a token bucket, without a clock of its own.
 *
 * @module
 */

/** How often, on average and at once. */
export interface Rate {
  /** Tokens that come back each second. */
  readonly perSecond: number;
  /** Tokens a full bucket holds: how many may be taken at once. */
  readonly burst: number;
}

/** What is left, and when that was so. */
export interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}

/** A token. Who waits exactly as long as asked must find one, though fractions are not exact. */
const ENOUGH = 1 - 1e-9;

/** A full bucket. */
export function fullBucket(rate: Rate, nowMs: number): Bucket {
  return { tokens: rate.burst, atMs: nowMs };
}

/**
 * Takes one token.
 *
 * @returns the bucket afterwards, and how long to wait, in milliseconds: 0 when a token was there.
 *   Asking too early takes nothing, so whoever keeps asking waits no longer than who waits.
 *
 * @example
 * ```ts
 * import { fullBucket, takeToken } from "./rate_limit.ts";
 * const rate = { perSecond: 2, burst: 1 };
 * const first = takeToken(fullBucket(rate, 0), { rate, nowMs: 0 });
 * const second = takeToken(first.bucket, { rate, nowMs: 100 });
 * console.assert(first.waitMs === 0 && second.waitMs === 400);
 * ```
 */
export function takeToken(
  bucket: Bucket,
  { rate, nowMs }: { readonly rate: Rate; readonly nowMs: number },
): { readonly bucket: Bucket; readonly waitMs: number } {
  // A clock set back gives nothing and takes nothing.
  const passedMs = Math.max(0, nowMs - bucket.atMs);
  const tokens = Math.min(rate.burst, bucket.tokens + passedMs * rate.perSecond / 1_000);
  if (tokens >= ENOUGH) {
    return { bucket: { tokens: Math.max(0, tokens - 1), atMs: nowMs }, waitMs: 0 };
  }
  return {
    bucket: { tokens, atMs: nowMs },
    waitMs: Math.ceil((ENOUGH - tokens) * 1_000 / rate.perSecond),
  };
}
