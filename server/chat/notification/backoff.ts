/**
 * When something that failed is tried again.
 *
 * @module
 */

/** After so many attempts nothing is tried any more: about a day after the first. */
export const MAX_ATTEMPTS = 9;
const FIRST_DELAY_MS = 30_000;
const FACTOR = 4;
const LONGEST_DELAY_MS = 6 * 60 * 60_000;

/**
 * How long to wait before the next attempt, in milliseconds: four times as long each time, six hours
 * at most, and up to a half less by chance, so that what failed together is not tried together.
 *
 * @param attempts how many there were, 1 or more
 * @param chance 0 to 1
 */
export function retryDelayMs(attempts: number, chance: number): number {
  const delayMs = Math.min(FIRST_DELAY_MS * FACTOR ** (attempts - 1), LONGEST_DELAY_MS);
  return Math.round(delayMs * (1 - chance / 2));
}
