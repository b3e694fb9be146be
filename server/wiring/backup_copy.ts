/**
 * A copy of the data file on its way to whoever asked for it: it has no name while it is read, so
 * nothing of it stays, however that ends.
 *
 * @module
 */
import { join } from "node:path";
import { newId, type RandomBytes } from "../../shared/chat/id.ts";

const PREFIX = "copy-";
const SUFFIX = ".tmp";

/** What a copy is made with. */
export interface BackupCopyOptions {
  readonly dataDir: string;
  readonly random: RandomBytes;
  /** Copies the data file to a path. */
  readonly copyTo: (path: string) => Promise<void>;
}

/** A copy of the data file as it is now. */
export async function backupCopy(
  { dataDir, random, copyTo }: BackupCopyOptions,
): Promise<ReadableStream<Uint8Array>> {
  const path = join(dataDir, PREFIX + newId(random) + SUFFIX);
  try {
    await copyTo(path);
    const file = await Deno.open(path);
    return file.readable;
  } finally {
    await Deno.remove(path).catch(() => {});
  }
}

/** Removes copies that a killed process left. */
export async function removeLeftCopies(dataDir: string): Promise<void> {
  for await (const { name } of Deno.readDir(dataDir)) {
    const isCopy = name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    if (isCopy) await Deno.remove(join(dataDir, name));
  }
}
