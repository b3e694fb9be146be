/**
 * In which format the data in a Deno KV is, so that a program that does not know it leaves it alone.
 *
 * @module
 */
import { StoreError } from "../store.ts";

/** The format this program writes: `layout.ts`, and what the class of each part says. */
const FORMAT = 1;
/** Where it is said. */
export const FORMAT_KEY: Deno.KvKey = ["format"];
/** What stands there while a backup is put back. */
export const IN_RESTORATION = "in restoration";

/** Whether this program may use data whose format is said so; where nothing is said there is none yet. */
export function isKnownFormat(said: unknown): boolean {
  return said === undefined || (typeof said === "number" && said <= FORMAT);
}

/**
 * Looks whether the data is of a format that is known here, and says so where there is none yet.
 *
 * @throws {StoreError} `newer`, or `failed` while a backup is put back; and whatever Deno KV throws
 */
export async function checkFormat(kv: Deno.Kv): Promise<void> {
  const kept = await kv.get<number | typeof IN_RESTORATION>(FORMAT_KEY);
  const format = kept.value ?? FORMAT;
  if (format === IN_RESTORATION) {
    throw new StoreError(
      "failed",
      "Cannot use the data in Deno KV: a backup is being put there. Where that was broken off, " +
        "run deno task restore again",
    );
  }
  if (format > FORMAT) {
    throw new StoreError(
      "newer",
      `Cannot use the data in Deno KV: its format is ${format}, and this program knows up to ` +
        `${FORMAT}. Start the newer program that wrote it, or take another database`,
    );
  }
  // Of two instances that come first, one writes it.
  if (kept.versionstamp === null) await kv.atomic().check(kept).set(FORMAT_KEY, FORMAT).commit();
}
