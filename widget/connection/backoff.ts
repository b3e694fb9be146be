/**
 * How long to wait before the next try. With full jitter, so that readers who lost the same server
 * do not come back all at once.
 *
 * @module
 */

/** How the waiting grows. */
export interface BackoffOptions {
  /** The longest first wait; it doubles with each try. */
  readonly baseMs: number;
  /** The longest wait of all. */
  readonly maxMs: number;
}

/**
 * A wait in milliseconds.
 *
 * @param tries how many tries have failed since the link last stood, from 1
 * @param random from 0 up to, not including, 1, as `Math.random` gives
 */
export function backoffMs(
  tries: number,
  { baseMs, maxMs, random }: BackoffOptions & { readonly random: number },
): number {
  return Math.floor(random * Math.min(maxMs, baseMs * 2 ** (tries - 1)));
}
