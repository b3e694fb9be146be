/**
 * Who is bundled with whom: the plugins of the passes of `two_passes.ts`.
 *
 * @module
 */
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from "esbuild";
import type { BorrowedNames } from "./borrowed_names.ts";

/** Stands before a module of the entry that a lazy part imports, while names are collected. */
export const BORROWED = "borrowed:";

/** The same before a module of the part that is always loaded. */
export const STOOD = "stood:";

/** In the plugins' own questions, so that they do not ask themselves. */
const ASKED = Symbol("asked");

/** A module in the bundler's eyes, below the root of the project. */
interface Found {
  readonly source: string;
  /** Who imports it, below the root too: nothing that is built may know where the project is. */
  readonly importer: string;
  readonly kind: OnResolveArgs["kind"];
}

/** Leaves out whatever is loaded when it is needed, and notes it in `sources`. */
export function surveyPlugin(root: string, sources: Set<string>): Plugin {
  return passPlugin("survey", root, ({ source, kind }) => {
    if (kind !== "dynamic-import") return undefined;
    sources.add(source);
    return { path: source, external: true };
  });
}

/** The first pass: what is loaded when it is needed has a file of its own. */
export function lendingPlugin(root: string, fileOf: ReadonlyMap<string, string>): Plugin {
  return passPlugin(
    "lending",
    root,
    ({ source, kind }) =>
      kind === "dynamic-import"
        ? { path: `./${fileOf.get(source) ?? source}`, external: true }
        : undefined,
  );
}

/** What the lazy parts are bundled against: to collect names, or for good. */
export type LazyPass =
  & {
    /** The sources that are in the file of the entry, or of another part. */
    readonly within: ReadonlySet<string>;
    /** Stands before such a source while names are collected: {@linkcode BORROWED} unless told. */
    readonly prefix?: string;
  }
  & (
    | { readonly sources: Set<string> }
    | { readonly names: BorrowedNames; readonly entryFile: string }
  );

/**
 * The pass over the lazy parts: what the entry has comes from the entry. With `sources` it only
 * shows what that would be, and notes there what the parts load when they need it.
 *
 * @throws {Error} through the bundler, when a part loads later what the entry has
 */
export function lazyPlugin(root: string, pass: LazyPass): Plugin {
  const prefix = pass.prefix ?? BORROWED;
  const within = `within-${prefix}`;
  return passPlugin("lazy", root, ({ source, kind, importer }) => {
    if (!pass.within.has(source)) {
      if (kind === "dynamic-import" && "sources" in pass) pass.sources.add(source);
      return undefined;
    }
    if (kind === "dynamic-import") {
      throw alreadyLoaded(source, prefix === BORROWED ? "the entry" : "the standing part");
    }
    return "sources" in pass ? { path: prefix + source, external: true, sideEffects: false } : {
      // For each importer apart: what stands for a module is never worth a chunk.
      path: `${importer}?${source}`,
      pluginData: { source, importer },
      namespace: within,
      sideEffects: false,
    };
  }, ({ onLoad, onResolve }) => {
    if (!("names" in pass)) return;
    const entry = `./${pass.entryFile}`;
    onResolve({ filter: /.*/, namespace: within }, () => ({ path: entry, external: true }));
    onLoad({ filter: /.*/, namespace: within }, async ({ pluginData }) => {
      const { source, importer } = pluginData as Pick<Found, "source" | "importer">;
      const user = await readFile(join(root, importer), "utf8");
      return { contents: pass.names.importsOf(source, { file: entry, user }), loader: "js" };
    });
  });
}

/**
 * Comes after the others: shared code that nobody lends. It is pure, so it is worth no import where
 * nothing of it is left; and where parts are split it is in the file of each that uses it, since a
 * few functions once more cost a reader less than a request for them.
 */
export function sharedPlugin(root: string, { isSplit }: { readonly isSplit: boolean }): Plugin {
  return passPlugin(
    "shared",
    root,
    ({ source, kind, importer }) =>
      kind === "import-statement" && source.startsWith("shared/")
        ? {
          path: join(root, source),
          sideEffects: false,
          ...isSplit && { suffix: `?${importer}` },
        }
        : undefined,
  );
}

/** Somebody loads later what is loaded at once. */
export function alreadyLoaded(source: string, entry: string): Error {
  return new Error(`Cannot load "${source}" when it is needed: "${entry}" has it from the start`);
}

/** A plugin that decides over every import of a module there is; `undefined` is as usual. */
function passPlugin(
  name: string,
  root: string,
  decide: (found: Found) => OnResolveResult | undefined,
  more: (build: PluginBuild) => void = () => {},
): Plugin {
  return {
    name,
    setup(build) {
      more(build);
      build.onResolve({ filter: /.*/ }, async (args) => {
        const { path, pluginData, kind, ...from } = args;
        if (pluginData === ASKED || kind === "entry-point") return undefined;
        const { importer, namespace, resolveDir, with: attributes } = from;
        const found = await build.resolve(path, {
          importer,
          namespace,
          resolveDir,
          kind,
          with: attributes,
          pluginData: ASKED,
        });
        if (found.errors.length > 0 || found.external) return undefined;
        const below = (path: string) => relative(root, path).replaceAll("\\", "/");
        return decide({ source: below(found.path), importer: below(importer), kind });
      });
    },
  };
}
