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
import type { BuildOptions } from "esbuild";
import { type BuiltFile, type Bundles, type Entry, runBundler } from "./bundler.ts";
import { bundleInTwoPasses } from "./two_passes.ts";

const TAG: Entry = { name: "small-talk.js", source: "widget/tag.ts" };
const ELEMENT: Entry = { name: "small-talk-element.js", source: "widget/small_talk.ts" };
const CONSOLE: Entry = { name: "console.js", source: "widget/console/console.ts" };
const GREETING: Entry = { name: "greeting.js", source: "demo/greeting/greeting.ts" };

/** Bundles everything. @param root the folder of the project */
export async function bundle(root: string): Promise<Bundles> {
  const element = await bundleInTwoPasses(root, ELEMENT);
  const [elementFile = ""] = element.entries[ELEMENT.name] ?? [];
  const others = await Promise.all([
    bundleTag(root, elementFile),
    bundleInTwoPasses(root, CONSOLE),
    ...await exists(join(root, GREETING.source)) ? [bundlePlain(root, GREETING)] : [],
  ]);
  const all = [element, ...others];
  return {
    files: [forward(ELEMENT.name, elementFile), ...all.flatMap(({ files }) => files)],
    entries: Object.assign({}, ...all.map(({ entries }) => entries)),
    lazy: Object.assign({}, ...all.map(({ lazy }) => lazy)),
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

/** One file, under the name of its entry. */
async function bundlePlain(
  root: string,
  { name, source }: Entry,
  options: BuildOptions = {},
): Promise<Bundles> {
  const { files, filesOf } = await runBundler(root, {
    entryPoints: { [name.replace(/\.js$/, "")]: source },
    entryNames: "[name]",
    ...options,
  });
  return { files, entries: { [name]: filesOf(source) }, lazy: {} };
}

/** A module that stands for another under a name that does not change. */
function forward(name: string, file: string): BuiltFile {
  return { path: name, bytes: new TextEncoder().encode(`export * from "./${file}";\n`) };
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(() => true, () => false);
}
