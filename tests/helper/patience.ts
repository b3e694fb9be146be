/**
 * How long a test waits for what does not come. A limit only ends what is hopeless: a busy machine
 * needs its time.
 *
 * @module
 */

/** For one thing, in milliseconds. */
export const PATIENCE_MS = 120_000;
/** For a whole test, so that one that hangs is a failure of its own, and tried once more. */
export const TEST_PATIENCE_MS = 180_000;

/** What a promise becomes; rejects when that takes too long. @param what is waited for, in words */
export async function within<Value>(
  limitMs: number,
  what: string,
  promise: Promise<Value>,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not within ${limitMs} ms: ${what}`)), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
