/**
 * In which format the data in a Deno KV is, so that a program that does not know it leaves it alone.
 *
 * @module
 */
import { StoreError } from "../store.ts";

/** The format this program writes: `layout.ts`, and what the class of each part says. */
const FORMAT = 1;
const KEY: Deno.KvKey = ["format"];

/**
 * Looks whether the data is of a format that is known here, and says so where there is none yet.
 *
 * @throws {StoreError} `newer`; and whatever Deno KV throws
 */
export async function checkFormat(kv: Deno.Kv): Promise<void> {
  const kept = await kv.get<number>(KEY);
  const format = kept.value ?? FORMAT;
  if (format > FORMAT) {
    throw new StoreError(
      "newer",
      `Cannot use the data in Deno KV: its format is ${format}, and this program knows up to ` +
        `${FORMAT}. Start the newer program that wrote it, or take another database`,
    );
  }
  // Of two instances that come first, one writes it.
  if (kept.versionstamp === null) await kv.atomic().check(kept).set(KEY, FORMAT).commit();
}
