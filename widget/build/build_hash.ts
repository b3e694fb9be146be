/**
 * The hash in the names of the files that belong together: one for all of them, so that they can
 * name each other in both directions.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { Bundles } from "./bundler.ts";

/** Stands for the hash until it is known. */
export const BUILD_HASH = "0BUILD0HASH0";

const LENGTH = 8;

/** The bundles with the hash of all their files where {@linkcode BUILD_HASH} stood. */
export function putHash({ files, entries, lazy }: Bundles): Bundles {
  const sorted = [...files].sort((a, b) => a.path < b.path ? -1 : 1);
  const digest = createHash("sha256");
  for (const { path, bytes } of sorted) digest.update(`${path}\n${bytes.length}\n`).update(bytes);
  // Letters and digits that any file system tells apart.
  const number = BigInt(`0x${digest.digest("hex")}`);
  const hash = number.toString(36).slice(-LENGTH).toUpperCase();
  const put = (text: string) => text.replaceAll(BUILD_HASH, hash);
  return {
    files: sorted.map(({ path, bytes }) => ({
      path: put(path),
      bytes: new TextEncoder().encode(put(new TextDecoder().decode(bytes))),
    })),
    entries: JSON.parse(put(JSON.stringify(entries))),
    lazy: JSON.parse(put(JSON.stringify(lazy))),
  };
}
