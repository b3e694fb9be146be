/**
 * Builds the widget: what readers load, the console, and the demo's script, each with its
 * compressed forms beside it; fails when the widget is too heavy.
 *
 * `deno run -A widget/build.ts [--watch]` writes to `widget/dist`. `manifest.json` there tells the
 * file of each entry. Two builds of the same sources are the same to the byte, so the second is
 * not made.
 *
 * @module
 */
import { watch as watchFiles } from "node:fs";
import { basename, join } from "node:path";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { stop } from "esbuild";
import {
  assertWeights,
  lazyBudget,
  OPENED_BUDGET,
  SHARED_BUDGET,
  TAG_BUDGET,
  TAG_PART_BUDGET,
  type Weight,
  weightTable,
} from "./build/budget.ts";
import { bundle } from "./build/bundle.ts";
import type { BuiltFile, Bundles } from "./build/bundler.ts";
import { consolePage, followPage } from "./build/console_page.ts";
import { installFiles } from "./build/console_shell.ts";
import { elementDocFiles } from "./build/element_docs.ts";
import { digestOf, keep, readKept } from "./build/kept.ts";
import { compress, type CompressedFile, writeOutput } from "./build/output.ts";

/** What `manifest.json` holds: by an entry's name, which does not change. */
export type Manifest = Readonly<Record<string, ManifestEntry>>;

/** One entry of the {@linkcode Manifest}. */
export interface ManifestEntry {
  /** Below the output folder. */
  readonly file: string;
  readonly gzipBytes: number;
}

/** What came of a build. */
export interface BuildReport {
  readonly outDir: string;
  readonly manifest: Manifest;
  readonly weights: readonly Weight[];
}

/** Where a build goes and whether it goes on. */
export interface BuildOptions {
  /** The folder of the project, unless it is this one. */
  readonly root?: string;
  /** `widget/dist` unless told. */
  readonly outDir?: string;
  /** Builds again whenever a source changes, until aborted, and tells of each further build. */
  readonly watch?: {
    readonly signal: AbortSignal;
    readonly built: (outcome: BuildReport | Error) => void;
  };
}

const ROOT = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");
/** Editors write a file in several steps. */
const SETTLE_MS = 50;

/**
 * Builds everything, unless that would make again what is there.
 *
 * @throws {RangeError} when the widget is heavier than it may be; the files are written all the same
 */
export async function build(options: BuildOptions = {}): Promise<BuildReport> {
  const { root = ROOT, watch } = options;
  const folders = { root, outDir: options.outDir ?? join(root, "widget", "dist") };
  if (watch !== undefined) void rebuildOnChange(folders, watch);
  return await buildOnce(folders);
}

interface Folders {
  readonly root: string;
  readonly outDir: string;
}

async function buildOnce({ root, outDir }: Folders): Promise<BuildReport> {
  const digest = await digestOf(root);
  const kept = await readKept<Pick<BuildReport, "manifest" | "weights">>(outDir, digest);
  if (kept !== undefined) return { outDir, ...kept };
  try {
    const bundles = await bundle(root);
    const { files, entries } = bundles;
    const docs = await elementDocFiles(root);
    const console = [consolePage(entries), followPage(), ...await installFiles(root)];
    const built = await Promise.all([...files, ...console, ...docs].map(compress));
    const manifest = manifestOf(entries, built);
    await writeOutput(outDir, [...built, await compress(manifestFile(manifest))]);
    const weights = weigh(bundles, built);
    assertWeights(weights);
    await keep(outDir, digest, { manifest, weights });
    return { outDir, manifest, weights };
  } finally {
    await stop();
  }
}

async function rebuildOnChange(
  folders: Folders,
  { signal, built }: NonNullable<BuildOptions["watch"]>,
): Promise<void> {
  for await (const _ of changes(folders, signal)) {
    built(await buildOnce(folders).catch((error: Error) => error));
  }
}

/** Tells once for each burst of changes of the sources. */
async function* changes({ root, outDir }: Folders, signal: AbortSignal): AsyncGenerator<void> {
  let wake = () => {};
  let changed = false;
  const watchers = ["widget", "shared", "demo"].map((folder) =>
    watchFiles(join(root, folder), { recursive: true }, (_, name) => {
      if (name === null || join(root, folder, name).startsWith(outDir)) return;
      changed = true;
      wake();
    })
  );
  signal.addEventListener("abort", () => wake());
  try {
    while (!signal.aborted) {
      if (!changed) await new Promise<void>((resolve) => wake = resolve);
      if (signal.aborted) return;
      await setTimeout(SETTLE_MS);
      changed = false;
      yield;
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

function weigh({ entries, lazy }: Bundles, files: readonly CompressedFile[]): Weight[] {
  const gzipBytes = (paths: readonly string[]) =>
    files.filter(({ path }) => paths.includes(path))
      .reduce((sum, { gzip }) => sum + gzip.length, 0);
  const tag = entries["small-talk.js"] ?? [];
  const element = entries["small-talk-element.js"] ?? [];
  /** Each part with what it alone needs; then what several share, which is loaded once. */
  const lazyOf = (entry: string, whose = "", limited = true): Weight[] => {
    const parts = lazy[entry] ?? [];
    const usersOf = (file: string) => parts.filter(({ files }) => files.includes(file));
    const shared = new Set(parts.flatMap(({ files }) => files.filter((file) => usersOf(file)[1])));
    return [
      ...parts.map(({ source, files }) => ({
        what: whose + short(source),
        gzipBytes: gzipBytes(files.filter((file) => !shared.has(file))),
        ...limited && lazyBudget(source),
      })),
      ...[...shared].map((file) => ({
        what: `${whose}shared by ${usersOf(file).map(({ source }) => nameOf(source)).join(", ")}`,
        gzipBytes: gzipBytes([file]),
        ...limited && SHARED_BUDGET,
      })),
    ];
  };
  return [
    { what: "the tag", gzipBytes: gzipBytes(tag), ...TAG_BUDGET },
    { what: "opened", gzipBytes: gzipBytes([...tag, ...element]), ...OPENED_BUDGET },
    ...lazyOf("small-talk-element.js"),
    ...["small-talk-offer.js", "small-talk-unread.js"].filter((entry) => entry in entries)
      .flatMap((entry) => [
        { what: entry, gzipBytes: gzipBytes(entries[entry] ?? []), ...TAG_PART_BUDGET },
        ...lazyOf(entry, `${entry}: `),
      ]),
    { what: "the console", gzipBytes: gzipBytes(entries["console.js"] ?? []) },
    ...lazyOf("console.js", "console: ", false),
    ...Object.entries(entries).filter(([name]) => /^(?:console-worker|follow)/.test(name))
      .map(([name, files]) => ({ what: name, gzipBytes: gzipBytes(files) })),
  ];
}

function short(source: string): string {
  return source.replace("widget/", "");
}

function nameOf(source: string): string {
  return basename(source, ".ts");
}

function manifestOf(
  entries: Bundles["entries"],
  files: readonly CompressedFile[],
): Manifest {
  return Object.fromEntries(
    Object.entries(entries).map(([name, [file]]) => [name, {
      file,
      gzipBytes: files.find(({ path }) => path === file)?.gzip.length ?? 0,
    }]),
  );
}

function manifestFile(manifest: Manifest): BuiltFile {
  const text = JSON.stringify(manifest, null, 2) + "\n";
  return { path: "manifest.json", bytes: new TextEncoder().encode(text) };
}

async function main(args: readonly string[]): Promise<void> {
  const tell = (outcome: BuildReport | Error) => {
    if (outcome instanceof Error) {
      const { message, cause } = outcome;
      process.stderr.write(typeof cause === "string" ? `${cause}\n${message}\n` : `${message}\n`);
    } else process.stdout.write(`${weightTable(outcome.weights)}\n`);
  };
  const interrupted = new AbortController();
  const watching = args.includes("--watch");
  if (watching) process.once("SIGINT", () => interrupted.abort());
  const outcome = await build(
    watching ? { watch: { signal: interrupted.signal, built: tell } } : {},
  ).catch((error: Error) => error);
  tell(outcome);
  if (outcome instanceof Error && !watching) process.exitCode = 1;
}

if (import.meta.main) await main(process.argv.slice(2));
