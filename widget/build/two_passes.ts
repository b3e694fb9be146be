/**
 * Bundles an entry into one file, and what it loads when it is needed into files that use that one.
 *
 * A bundler that splits puts everything two files have in common into a third, so each feature that
 * is split off makes what a reader loads at once heavier. Here the entry is bundled as if it were
 * alone, and exports what its lazy parts ask for; the parts import it from there. The same goes for
 * one lazy part, its standing one, which is always loaded: the others import from it what it has.
 * What only other lazy parts have in common is split off as usual, unless it is shared code: that is
 * in each of them.
 *
 * All files of one build import each other by names with the hash of the whole in them, so no file
 * is ever used with one of another build.
 *
 * @module
 */
import { join } from "node:path";
import type { BuildOptions, Plugin } from "esbuild";
import { type BorrowedNames, borrowedNames } from "./borrowed_names.ts";
import { type Bundled, type Bundles, type Entry, type LazyPart, runBundler } from "./bundler.ts";
import { BUILD_HASH, putHash } from "./build_hash.ts";
import {
  alreadyLoaded,
  BORROWED,
  lazyPlugin,
  lendingPlugin,
  sharedPlugin,
  STOOD,
  surveyPlugin,
} from "./pass.ts";
import { plainNames } from "./plain_names.ts";
import { slimLit } from "./slim_lit.ts";
import { minifyStyles } from "./style.ts";
import { tighten } from "./tighten.ts";

/** Bundles an entry and its lazy parts. @param root the folder of the project */
export async function bundleInTwoPasses(root: string, entry: Entry): Promise<Bundles> {
  const found = await survey(root, entry);
  const { within, stood, sources } = found;
  const { lent, lentByStanding } = await borrow(root, entry, found);
  const fileOf = lazyNames([...sources].sort());
  const entryFile = `${entry.name.replace(/\.js$/, "")}-${BUILD_HASH}.js`;
  const standingFile = fileOf.get(entry.standing ?? "");
  const fromEntry = lazyPlugin(root, { within, names: lent, entryFile });

  const whole = (file: string, contents: string, ...plugins: readonly Plugin[]) =>
    runBundler(root, {
      ...options(root, lendingPlugin(root, fileOf), ...plugins),
      stdin: { contents, resolveDir: root, loader: "ts" },
      entryNames: `assets/${file.replace(/\.js$/, "")}`,
    });
  const order = (entry.first ?? []).filter((source) => within.has(source))
    .map((source) => `import "./${source}";\n`).join("");
  const first = await whole(entryFile, order + lent.exportsFor(entry.source));
  const standing = entry.standing === undefined || standingFile === undefined
    ? undefined
    : await whole(
      standingFile,
      lentByStanding.exportsFor(entry.standing),
      fromEntry,
      sharedPlugin(root, { isSplit: false }),
    );
  const others = without(fileOf, entry.standing);
  const second = others.size === 0 ? undefined : await runBundler(root, {
    ...options(
      root,
      fromEntry,
      lazyPlugin(root, {
        ...{ within: stood, prefix: STOOD, names: lentByStanding },
        entryFile: standingFile ?? entryFile,
      }),
      sharedPlugin(root, { isSplit: true }),
    ),
    ...lazyEntries(others),
  });
  const lazy = [...fileOf].map(([source, file]): LazyPart => ({
    source,
    files: file === standingFile ? [`assets/${file}`] : (second as Bundled).filesOf(source),
  }));
  return putHash({
    files: plainNames([
      ...await tighten([...first.files, ...standing?.files ?? []]),
      ...second?.files ?? [],
    ], [entryFile, ...standingFile === undefined ? [] : [standingFile]]),
    entries: { [entry.name]: [`assets/${entryFile}`] },
    lazy: { [entry.name]: lazy },
  });
}

/** What the entry loads at once, and what it loads when it is needed. */
interface Survey {
  /** Sources, below the root. */
  readonly within: ReadonlySet<string>;
  /** What its standing part has beside. */
  readonly stood: ReadonlySet<string>;
  readonly sources: Set<string>;
}

async function survey(root: string, { source, standing }: Entry): Promise<Survey> {
  const sources = new Set<string>();
  const contents = async (source: string, ...plugins: readonly Plugin[]) => {
    const { metafile } = await runBundler(root, {
      ...options(root, surveyPlugin(root, sources), ...plugins),
      entryPoints: [source],
    });
    const [output] = Object.values(metafile.outputs).filter(({ entryPoint }) =>
      entryPoint === source
    );
    return new Set(
      Object.keys(metafile.inputs).filter((path) =>
        // Of our own, what leaves nothing there is not carried there for the parts' sake.
        path.includes("node_modules/") || (output?.inputs[path]?.bytesInOutput ?? 0) > 0
      ),
    );
  };
  const within = await contents(source);
  const stood = standing === undefined || !sources.has(standing)
    ? new Set<string>()
    : await contents(standing, lazyPlugin(root, { within, sources }));
  for (const lazy of sources) {
    if (within.has(lazy)) throw alreadyLoaded(lazy, source);
    if (stood.has(lazy) && lazy !== standing) throw alreadyLoaded(lazy, standing ?? source);
  }
  return { within, stood, sources };
}

/** What the lazy parts import of others' modules. */
interface Borrowed {
  /** Of the entry's. */
  readonly lent: BorrowedNames;
  /** Of those of its standing part. */
  readonly lentByStanding: BorrowedNames;
}

/** Collects what the lazy parts import of others. Adds the parts of parts to `sources`. */
async function borrow(
  root: string,
  { standing }: Entry,
  { within, stood, sources }: Survey,
): Promise<Borrowed> {
  const fromEntry = lazyPlugin(root, { within, sources });
  let files: Bundled["files"] = [];
  for (let known = 0; known < sources.size;) {
    known = sources.size;
    const others = without(lazyNames([...sources]), standing);
    if (others.size === 0) break;
    ({ files } = await runBundler(root, {
      ...options(root, fromEntry, lazyPlugin(root, { within: stood, prefix: STOOD, sources })),
      ...lazyEntries(others),
    }));
  }
  const ofStanding = standing === undefined || !sources.has(standing) ? [] : (await runBundler(
    root,
    {
      ...options(root, surveyPlugin(root, new Set()), fromEntry),
      entryPoints: [standing],
    },
  )).files;
  return {
    lent: borrowedNames([...files, ...ofStanding], BORROWED),
    lentByStanding: borrowedNames(files, STOOD),
  };
}

function without<T>(all: ReadonlyMap<string, T>, key: string | undefined): ReadonlyMap<string, T> {
  return new Map([...all].filter(([other]) => other !== key));
}

function options(root: string, ...plugins: readonly Plugin[]): BuildOptions {
  return {
    plugins: [...plugins, slimLit(root), minifyStyles(join(root, "widget"))],
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
    // The console has sections that are called as features are.
    const place = source.startsWith("widget/console/") ? "console-" : "";
    const file = `${place}${folder === name ? name : `${folder}-${name}`}-${BUILD_HASH}.js`;
    const [other] = [...names].find(([, taken]) => taken === file) ?? [];
    if (other !== undefined) {
      throw new Error(`Cannot name the file of "${source}": that of "${other}" has the same name`);
    }
    names.set(source, file);
  }
  return names;
}
