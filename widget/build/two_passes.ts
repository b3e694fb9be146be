/**
 * Bundles an entry into one file, and what it loads when it is needed into files that use that one.
 *
 * A bundler that splits puts everything two files have in common into a third, so each feature that
 * is split off makes what a reader loads at once heavier. Here the entry is bundled as if it were
 * alone, and exports what its lazy parts ask for; the parts import it from there. What only lazy
 * parts have in common is split off as usual.
 *
 * All files of one build import each other by names with the hash of the whole in them, so no file
 * is ever used with one of another build.
 *
 * @module
 */
import { join } from "node:path";
import type { BuildOptions, Plugin } from "esbuild";
import { type BorrowedNames, borrowedNames } from "./borrowed_names.ts";
import { type Bundled, type Bundles, type Entry, runBundler } from "./bundler.ts";
import { BUILD_HASH, putHash } from "./build_hash.ts";
import { alreadyLoaded, BORROWED, lazyPlugin, lendingPlugin, surveyPlugin } from "./pass.ts";
import { slimLit } from "./slim_lit.ts";
import { minifyStyles } from "./style.ts";
import { tighten } from "./tighten.ts";

/** Bundles an entry and its lazy parts. @param root the folder of the project */
export async function bundleInTwoPasses(root: string, entry: Entry): Promise<Bundles> {
  const { within, sources } = await survey(root, entry);
  const names = await borrow(root, within, sources);
  const fileOf = lazyNames([...sources].sort());
  const entryFile = `${entry.name.replace(/\.js$/, "")}-${BUILD_HASH}.js`;

  const first = await runBundler(root, {
    ...options(root, lendingPlugin(root, fileOf)),
    stdin: { contents: names.exportsFor(entry.source), resolveDir: root, loader: "ts" },
    entryNames: `assets/${entryFile.replace(/\.js$/, "")}`,
  });
  const second = sources.size === 0 ? undefined : await runBundler(root, {
    ...options(root, lazyPlugin(root, { within, names, entryFile })),
    ...lazyEntries(fileOf),
    mangleCache: first.mangleCache,
  });
  const lazy = [...fileOf.keys()].map((source) => ({
    source,
    files: (second as Bundled).filesOf(source),
  }));
  return putHash({
    files: [...await tighten(first.files), ...second?.files ?? []],
    entries: { [entry.name]: [`assets/${entryFile}`] },
    lazy: { [entry.name]: lazy },
  });
}

/** What the entry loads at once, and what it loads when it is needed. */
interface Survey {
  /** Sources, below the root. */
  readonly within: ReadonlySet<string>;
  readonly sources: Set<string>;
}

async function survey(root: string, { source }: Entry): Promise<Survey> {
  const sources = new Set<string>();
  const { metafile } = await runBundler(root, {
    ...options(root, surveyPlugin(root, sources)),
    entryPoints: [source],
  });
  const [output] = Object.values(metafile.outputs).filter(({ entryPoint }) =>
    entryPoint === source
  );
  const within = new Set(
    Object.keys(metafile.inputs).filter((path) =>
      // Of our own, what leaves nothing there is not carried there for the parts' sake.
      path.includes("node_modules/") || (output?.inputs[path]?.bytesInOutput ?? 0) > 0
    ),
  );
  for (const lazy of sources) if (within.has(lazy)) throw alreadyLoaded(lazy, source);
  return { within, sources };
}

/** What the lazy parts import of the entry's modules. Adds the parts of parts to `sources`. */
async function borrow(
  root: string,
  within: ReadonlySet<string>,
  sources: Set<string>,
): Promise<BorrowedNames> {
  let files: Bundled["files"] = [];
  for (let known = 0; known < sources.size;) {
    known = sources.size;
    ({ files } = await runBundler(root, {
      ...options(root, lazyPlugin(root, { within, sources })),
      ...lazyEntries(lazyNames([...sources])),
    }));
  }
  return borrowedNames(files, BORROWED);
}

function options(root: string, plugin: Plugin): BuildOptions {
  return {
    plugins: [plugin, slimLit(root), minifyStyles(join(root, "widget"))],
  };
}

/** Lazy parts as entries of their own. @param fileOf by their sources */
function lazyEntries(fileOf: ReadonlyMap<string, string>): BuildOptions {
  return {
    entryPoints: [...fileOf].map(([source, file]) => ({
      in: source,
      out: `assets/${file.replace(/\.js$/, "")}`,
    })),
    entryNames: "[dir]/[name]",
    chunkNames: `assets/chunk-[hash]-${BUILD_HASH}`,
    splitting: true,
  };
}

/**
 * The file of each lazy part, by its source: named after the source and its folder, since there is
 * more than one `ko.ts`.
 *
 * @throws {Error} when two would have one name
 */
export function lazyNames(sources: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const source of sources) {
    const [name = "", folder = ""] = source.replace(/\.\w+$/, "").split("/").reverse();
    const file = `${folder === name ? name : `${folder}-${name}`}-${BUILD_HASH}.js`;
    const [other] = [...names].find(([, taken]) => taken === file) ?? [];
    if (other !== undefined) {
      throw new Error(`Cannot name the file of "${source}": that of "${other}" has the same name`);
    }
    names.set(source, file);
  }
  return names;
}
