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
import { type BuiltFile, type Bundles, type Entry, type LazyPart, runBundler } from "./bundler.ts";
import { type Shell, shellOf } from "./console_shell.ts";
import { bundleInTwoPasses } from "./two_passes.ts";

/** What is loaded behind every open panel. */
const STANDING = "widget/component/standing.ts";
const TAG: Entry = { name: "small-talk.js", source: "widget/tag.ts" };
const ELEMENT: Entry = {
  name: "small-talk-element.js",
  source: "widget/small_talk.ts",
  standing: STANDING,
  // Found by trying; in the order of the imports it were 400 bytes more.
  first: ["widget/state/talk.ts", "widget/connection/reader.ts"],
};
const CONSOLE: Entry = {
  name: "console.js",
  source: "widget/console/console.ts",
  standing: STANDING,
};
/** What the tag loads when something is selected: nothing of the component. */
const OFFER: Entry = { name: "small-talk-offer.js", source: "widget/feature/sentence/offer.ts" };
/** What the tag loads for readers who have written before: nothing of the component either. */
const UNREAD: Entry = { name: "small-talk-unread.js", source: "widget/feature/unread/unread.ts" };
/** What the console's page leaves behind: it opens without a connection, and shows push messages. */
const WORKER: Entry = { name: "console-worker.js", source: "widget/console/worker/worker.ts" };
/** The page on which a reader asks to be told, and what it leaves behind. */
const FOLLOW: readonly Entry[] = [
  { name: "follow.js", source: "widget/follow/follow.ts" },
  { name: "follow-worker.js", source: "widget/follow/follow_worker.ts" },
];
const GREETING: Entry = { name: "greeting.js", source: "demo/greeting/greeting.ts" };

/** Bundles everything. @param root the folder of the project */
export async function bundle(root: string): Promise<Bundles> {
  const loaded = await Promise.all([
    bundleInTwoPasses(root, ELEMENT),
    ...(await existing(root, [OFFER, UNREAD])).map((entry) => bundleInTwoPasses(root, entry)),
  ]);
  const fileOf = ({ name }: Entry) =>
    loaded.flatMap(({ entries }) => entries[name]?.[0] ?? [])[0] ?? "";
  const elementFile = fileOf(ELEMENT);
  const desk = await bundleInTwoPasses(root, CONSOLE);
  const others = await Promise.all([
    bundleTag(root, {
      elementFile,
      wordsFile: wordsFile(loaded[0].lazy[ELEMENT.name] ?? []),
      offerFile: fileOf(OFFER),
      unreadFile: fileOf(UNREAD),
    }),
    ...(await existing(root, [WORKER])).map((entry) => bundleWorker(root, entry, shellOf(desk))),
    ...(await existing(root, FOLLOW)).map((entry) => bundlePlain(root, entry, { format: "iife" })),
    ...(await existing(root, [GREETING])).map((entry) => bundlePlain(root, entry)),
  ]);
  const all = [...loaded, desk, ...others];
  return {
    files: [forward(ELEMENT.name, elementFile), ...all.flatMap(({ files }) => files)],
    entries: Object.assign({}, ...all.map(({ entries }) => entries)),
    lazy: Object.assign({}, ...all.map(({ lazy }) => lazy)),
  };
}

/** What the tag loads, seen from it. */
export interface TagFiles {
  readonly elementFile: string;
  /** Its words in a language, for which `*` stands. */
  readonly wordsFile: string;
  /** What offers to ask about a selection. */
  readonly offerFile: string;
  /** What asks what is unread. */
  readonly unreadFile: string;
}

/** Bundles the tag: a classic script. */
export function bundleTag(
  root: string,
  { elementFile, wordsFile, offerFile, unreadFile }: TagFiles,
): Promise<Bundles> {
  return bundlePlain(root, TAG, {
    format: "iife",
    define: {
      ELEMENT_FILE: JSON.stringify(elementFile),
      ELEMENT_NAME: JSON.stringify(ELEMENT.name),
      WORDS_FILE: JSON.stringify(wordsFile),
      OFFER_FILE: JSON.stringify(offerFile),
      UNREAD_FILE: JSON.stringify(unreadFile),
    },
    // A classic script may be read in the encoding of the page.
    charset: "ascii",
  });
}

/** Bundles a worker: a classic script, since not every browser takes a module. */
function bundleWorker(root: string, entry: Entry, { build, files }: Shell): Promise<Bundles> {
  return bundlePlain(root, entry, {
    format: "iife",
    define: { SHELL_BUILD: JSON.stringify(build), SHELL_FILES: JSON.stringify(files) },
  });
}

/**
 * The file of the component's words in a language, with `*` for the language.
 *
 * @throws {Error} when the files of two languages differ in more than that
 */
export function wordsFile(parts: readonly LazyPart[]): string {
  const patterns = parts.flatMap(({ source, files: [file] }) => {
    const [, language] = /^widget\/locale\/([a-z]{2})\.ts$/.exec(source) ?? [];
    return language === undefined ? [] : [file.replace(`-${language}-`, "-*-")];
  });
  const [pattern = "", other] = new Set(patterns);
  if (other === undefined) return pattern;
  throw new Error(`Cannot name the words of every language: "${pattern}" is not "${other}"`);
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

/** Those of the entries that the project has. */
async function existing(root: string, entries: readonly Entry[]): Promise<readonly Entry[]> {
  const found = await Promise.all(
    entries.map(({ source }) => access(join(root, source)).then(() => true, () => false)),
  );
  return entries.filter((_, index) => found[index]);
}
