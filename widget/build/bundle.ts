/**
 * The bundles, and what each entry makes a browser load.
 *
 * The component and the console are bundled apart: chunks in common would save the author a few
 * kilobytes and cost every reader a request.
 *
 * @module
 */
import { access } from "node:fs/promises";
import { join } from "node:path";
import { build as run, type BuildOptions, type Metafile } from "esbuild";
import { slimStompjs, STOMPJS_NAMES } from "./stompjs.ts";
import { minifyStyles } from "./style.ts";

/** A file of the build. */
export interface BuiltFile {
  /** Below the output folder, with slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Bundles before they are compressed and written. */
export interface Bundles {
  readonly files: readonly BuiltFile[];
  /** By the entry's name, which does not change: its file, and those that always come with it. */
  readonly entries: Readonly<Record<string, readonly [file: string, ...chunks: string[]]>>;
}

/** An entry: the source, below the root of the project, of the file with this name. */
interface Entry {
  readonly name: string;
  readonly source: string;
}

const TAG: Entry = { name: "small-talk.js", source: "widget/tag.ts" };
const ELEMENT: Entry = { name: "small-talk-element.js", source: "widget/small_talk.ts" };
const CONSOLE: Entry = { name: "console.js", source: "widget/console/console.ts" };
const GREETING: Entry = { name: "greeting.js", source: "demo/greeting/greeting.ts" };

/** Bundles everything. @param root the folder of the project */
export async function bundle(root: string): Promise<Bundles> {
  const element = await bundleHashed(root, ELEMENT);
  const [elementFile = ""] = element.entries[ELEMENT.name] ?? [];
  const others = await Promise.all([
    bundleTag(root, elementFile),
    bundleHashed(root, CONSOLE),
    ...await exists(join(root, GREETING.source)) ? [bundlePlain(root, GREETING)] : [],
  ]);
  const all = [element, ...others];
  return {
    files: [forward(ELEMENT.name, elementFile), ...all.flatMap(({ files }) => files)],
    entries: Object.assign({}, ...all.map(({ entries }) => entries)),
  };
}

/**
 * Bundles the tag: a classic script.
 *
 * @param elementFile where the component is, seen from the tag
 */
export function bundleTag(root: string, elementFile: string): Promise<Bundles> {
  return bundlePlain(root, TAG, {
    format: "iife",
    define: {
      ELEMENT_FILE: JSON.stringify(elementFile),
      ELEMENT_NAME: JSON.stringify(ELEMENT.name),
    },
    // A classic script may be read in the encoding of the page.
    charset: "ascii",
  });
}

function bundlePlain(root: string, entry: Entry, options: BuildOptions = {}): Promise<Bundles> {
  return runBundler(root, entry, { entryNames: "[name]", ...options });
}

/** Files with a hash of their content in their name, and lazy parts in chunks of their own. */
function bundleHashed(root: string, entry: Entry): Promise<Bundles> {
  return runBundler(root, entry, {
    splitting: true,
    // The widget's own way to use it; the demo uses all of it.
    mangleProps: STOMPJS_NAMES,
    plugins: [minifyStyles(join(root, "widget")), slimStompjs],
    entryNames: "assets/[name]-[hash]",
    chunkNames: "assets/[name]-[hash]",
  });
}

async function runBundler(root: string, entry: Entry, options: BuildOptions): Promise<Bundles> {
  const outdir = join(root, "out");
  const { outputFiles = [], metafile } = await run({
    absWorkingDir: root,
    entryPoints: { [entry.name.replace(/\.js$/, "")]: entry.source },
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
  const files = outputFiles.map(({ path, contents }) => ({
    path: path.slice(outdir.length + 1).replaceAll("\\", "/"),
    bytes: contents,
  }));
  return { files, entries: { [entry.name]: loadedWith(entry, metafile) } };
}

/** The file of an entry and those it imports, and those they import, at once. */
function loadedWith({ source }: Entry, metafile: Metafile | undefined): [string, ...string[]] {
  const outputs = metafile?.outputs ?? {};
  const found = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === source);
  if (found === undefined) throw new Error(`Cannot find what was built of "${source}"`);
  const loaded: [string, ...string[]] = [found];
  for (const path of loaded) {
    for (const { path: imported, kind } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && !loaded.includes(imported)) loaded.push(imported);
    }
  }
  return loaded.map((path) => path.replace(/^out\//, "")) as [string, ...string[]];
}

/** A module that stands for another under a name that does not change. */
function forward(name: string, file: string): BuiltFile {
  return { path: name, bytes: new TextEncoder().encode(`export * from "./${file}";\n`) };
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(() => true, () => false);
}
