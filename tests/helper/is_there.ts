/**
 * Whether files and folders are there, for tests.
 *
 * @module
 */

/** Whether a path names something. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch {
    return false;
  }
}
