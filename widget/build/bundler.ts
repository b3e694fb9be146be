/**
 * How everything is bundled: the options all bundles share, and what comes of one run.
 *
 * @module
 */
import { join } from "node:path";
import { build, type BuildOptions, type Metafile } from "esbuild";
import { minifyStyles } from "./style.ts";

/** A file of the build. */
export interface BuiltFile {
  /** Below the output folder, with slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** An entry: the source, below the root of the project, of the file with this name. */
export interface Entry {
  readonly name: string;
  readonly source: string;
  /** What it loads when it is needed and before all else of that kind, below the root too. */
  readonly standing?: string;
  /**
   * What of it stands first in its file, below the root too, in this order. Gzip finds again what it has
   * seen in the last 32 kB, so what is alike should be near.
   */
  readonly first?: readonly string[];
}

/** A source that is loaded when it is needed, and its files: its own, and those it comes with. */
export interface LazyPart {
  /** Below the root of the project. */
  readonly source: string;
  readonly files: readonly [file: string, ...chunks: string[]];
}

/** Bundles before they are compressed and written. */
export interface Bundles {
  readonly files: readonly BuiltFile[];
  /** By the entry's name, which does not change: its file, and those that always come with it. */
  readonly entries: Readonly<Record<string, readonly [file: string, ...chunks: string[]]>>;
  /** By the entry's name: what it loads when it is needed, in the order of their sources. */
  readonly lazy: Readonly<Record<string, readonly LazyPart[]>>;
}

/** What one run of the bundler gives. */
export interface Bundled {
  readonly files: readonly BuiltFile[];
  /** What became of a source: its file, and those it imports at once. */
  readonly filesOf: (source: string) => readonly [file: string, ...chunks: string[]];
  readonly metafile: Metafile;
}

/** Runs the bundler once. @param options what differs from that of all bundles */
export async function runBundler(root: string, options: BuildOptions): Promise<Bundled> {
  const outdir = join(root, "out");
  const { outputFiles = [], metafile } = await build({
    absWorkingDir: root,
    outdir,
    bundle: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    charset: "utf8",
    minify: true,
    legalComments: "linked",
    metafile: true,
    write: false,
    logLevel: "silent",
    plugins: [minifyStyles(join(root, "widget"))],
    ...options,
  });
  if (metafile === undefined) throw new Error("Cannot bundle: the bundler says not what it read");
  const files = outputFiles.map(({ path, contents }) => ({
    path: path.slice(outdir.length + 1).replaceAll("\\", "/"),
    bytes: contents,
  }));
  return { files, filesOf: (source) => loadedWith(source, metafile), metafile };
}

/** The file of a source and those it imports, and those they import, at once. */
function loadedWith(source: string, { outputs }: Metafile): [string, ...string[]] {
  const found = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === source);
  if (found === undefined) throw new Error(`Cannot find what was built of "${source}"`);
  const loaded: [string, ...string[]] = [found];
  for (const path of loaded) {
    for (const { path: imported, kind, external } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && !external && !loaded.includes(imported)) {
        loaded.push(imported);
      }
    }
  }
  return loaded.map((path) => path.replace(/^out\//, "")) as [string, ...string[]];
}
