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

const LOOK_EVERY_MS = 20;

/**
 * Looks until it is so, where nothing says when it is.
 *
 * @param what is waited for, in words
 * @throws {Error} when that takes too long
 */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const begunAt = performance.now();
  while (!await isSo()) {
    if (performance.now() - begunAt > PATIENCE_MS) {
      throw new Error(`Not within ${PATIENCE_MS} ms: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

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
