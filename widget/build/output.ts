/**
 * Writes a build to its folder, each file also compressed, and removes what an earlier build left.
 *
 * @module
 */
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { BuiltFile } from "./bundler.ts";

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/** A file and its compressed forms. */
export interface CompressedFile extends BuiltFile {
  readonly gzip: Uint8Array;
  readonly brotli: Uint8Array;
}

/** Compresses a file as far as it goes. The same bytes give the same bytes. */
export async function compress(file: BuiltFile): Promise<CompressedFile> {
  const [gzip, brotli] = await Promise.all([
    toGzip(file.bytes, { level: 9 }),
    toBrotli(file.bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: file.bytes.length,
      },
    }),
  ]);
  return { ...file, gzip, brotli };
}

/**
 * Writes the files, with `.gz` and `.br` beside each, and then removes every other file in the
 * folder: whoever is served meanwhile finds either the old or the new.
 */
export async function writeOutput(folder: string, files: readonly CompressedFile[]): Promise<void> {
  const all = files.flatMap(({ path, bytes, gzip, brotli }): BuiltFile[] => [
    { path, bytes },
    { path: `${path}.gz`, bytes: gzip },
    { path: `${path}.br`, bytes: brotli },
  ]);
  for (const { path } of all) await mkdir(dirname(join(folder, path)), { recursive: true });
  // Renamed into their places, because a file that is being written is neither the old nor the new.
  const staging = await mkdtemp(`${folder}-`);
  try {
    await Promise.all(all.map(async ({ path, bytes }, index) => {
      const staged = join(staging, String(index));
      await writeFile(staged, bytes);
      await rename(staged, join(folder, path));
    }));
  } finally {
    await rm(staging, { recursive: true });
  }
  const kept = new Set(all.map(({ path }) => path));
  for (const path of await filesIn(folder)) {
    if (!kept.has(path)) await rm(join(folder, path), { force: true });
  }
}

/** The paths of all files below a folder, with slashes. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) =>
    join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll("\\", "/")
  );
}
