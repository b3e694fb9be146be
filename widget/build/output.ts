/**
 * Writes a build to its folder, each file also compressed, and removes what builds long before left.
 *
 * @module
 */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { BuiltFile } from "./bundler.ts";

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/** Where a build notes what is left of those before. */
const EARLIER = "earlier.json";
/** How many builds before this one can still be served. */
const KEPT_BUILDS = 2;
/** Files whose name says of which build they are. */
const HASHED = /^assets\//;

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
 * folder: whoever is served meanwhile finds either the old or the new. What has not changed is left
 * as it is, with its time, so that browsers that ask again hear that theirs is good.
 *
 * Files with a hash in their name stay for two builds more: a page that was opened before may need a
 * part of its own build yet.
 */
export async function writeOutput(folder: string, files: readonly CompressedFile[]): Promise<void> {
  const all = files.flatMap(({ path, bytes, gzip, brotli }): BuiltFile[] => [
    { path, bytes },
    { path: `${path}.gz`, bytes: gzip },
    { path: `${path}.br`, bytes: brotli },
  ]);
  const paths = new Set(all.map(({ path }) => path));
  const earlier = await earlierBuilds(folder, paths);
  for (const { path } of all) await mkdir(dirname(join(folder, path)), { recursive: true });
  // Renamed into their places, because a file that is being written is neither the old nor the new.
  const staging = await mkdtemp(`${folder}-`);
  const note = { path: EARLIER, bytes: new TextEncoder().encode(JSON.stringify(earlier)) };
  try {
    await Promise.all([...all, note].map(async ({ path, bytes }, index) => {
      const before = await readFile(join(folder, path)).catch(() => undefined);
      if (before?.equals(bytes)) return;
      const staged = join(staging, String(index));
      await writeFile(staged, bytes);
      await rename(staged, join(folder, path));
    }));
  } finally {
    await rm(staging, { recursive: true });
  }
  const kept = new Set([EARLIER, ...paths, ...earlier.flat()]);
  for (const path of await filesIn(folder)) {
    if (!kept.has(path)) await rm(join(folder, path), { force: true });
  }
}

/** What the builds before had that this one has not, the last one first. */
async function earlierBuilds(
  folder: string,
  paths: ReadonlySet<string>,
): Promise<readonly (readonly string[])[]> {
  const text = await readFile(join(folder, EARLIER), "utf8").catch(() => "[]");
  const known = JSON.parse(text) as readonly (readonly string[])[];
  const noted = new Set(known.flat());
  const hashed = (await filesIn(folder).catch(() => [])).filter((path) => HASHED.test(path));
  const last = hashed.filter((path) => !noted.has(path) && !paths.has(path)).sort();
  return (last.length === 0 ? known : [last, ...known]).slice(0, KEPT_BUILDS)
    // What has come back is of this build.
    .map((build) => build.filter((path) => !paths.has(path)));
}

/** The paths of all files below a folder, with slashes. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) =>
    join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll("\\", "/")
  );
}
