/**
 * Waiting for something, and no longer than a time.
 *
 * @module
 */
import type { Clock } from "./clock.ts";

/**
 * Whether some work is done within a time, in milliseconds. It goes on in any case. Rejects with what
 * the work rejects with in that time; afterwards nobody hears of it.
 *
 * @example
 * ```ts
 * import { within } from "./within.ts";
 * const never = { after: () => () => {} };
 * console.assert(await within(Promise.resolve(), 1_000, never));
 * ```
 */
export async function within(
  work: Promise<unknown>,
  limitMs: number,
  clock: Pick<Clock, "after">,
): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const cancel = clock.after(limitMs, () => resolve(false));
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    cancel();
  }
}
