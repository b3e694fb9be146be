/**
 * Whether what is built is what would be built: then nothing has to be built again.
 *
 * Beside its files a build keeps a record: what it was made from, as a digest of every source and of
 * what builds them, and the files it wrote. Whoever changes one or takes one away gets a new build.
 *
 * @module
 */
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { filesIn } from "./output.ts";

/** The name of the record. */
export const RECORD = "build.json";

/** All that a build depends on, below the root of the project. */
const FOLDERS = ["widget", "shared", "demo"];
const FILES = ["deno.json", "deno.lock"];
/** Builds, also those that are just being written. */
const OUTPUT = /^widget\/dist[-/]/;

/** What a build keeps about itself. */
interface Record<Report> {
  /** Of what it was made from. */
  readonly digest: string;
  /** What it wrote, with the size of each. */
  readonly files: readonly Written[];
  readonly report: Report;
}

type Written = readonly [path: string, bytes: number];

/** A digest of the sources, and of the runtime, whose compression may change. */
export async function digestOf(root: string): Promise<string> {
  const below = await Promise.all(
    FOLDERS.map(async (folder) =>
      (await filesIn(join(root, folder)).catch(() => [])).map((path) => `${folder}/${path}`)
    ),
  );
  const paths = [...below.flat().filter((path) => !OUTPUT.test(path)).sort(), ...FILES];
  const contents = await Promise.all(
    paths.map((path) => readFile(join(root, path)).catch(() => Buffer.of())),
  );
  const digest = createHash("sha256").update(JSON.stringify(process.versions));
  for (const [index, content] of contents.entries()) {
    digest.update(`${paths[index]}\n${content.length}\n`).update(content);
  }
  return digest.digest("hex");
}

/**
 * What was said of the build in a folder.
 *
 * @returns `undefined` when there is none, it was made from something else, or part of it is gone
 */
export async function readKept<Report>(
  folder: string,
  digest: string,
): Promise<Report | undefined> {
  const text = await readFile(join(folder, RECORD), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const record = parsed<Record<Report>>(text);
  if (record?.digest !== digest) return undefined;
  const there = JSON.stringify(await written(folder).catch(() => []));
  return there === JSON.stringify(record.files) ? record.report : undefined;
}

/** Keeps what is said of the build that was written to a folder. */
export async function keep(folder: string, digest: string, report: unknown): Promise<void> {
  const record: Record<unknown> = { digest, files: await written(folder), report };
  const staged = join(folder, `${RECORD}-${process.pid}`);
  await writeFile(staged, JSON.stringify(record) + "\n");
  await rename(staged, join(folder, RECORD));
}

async function written(folder: string): Promise<readonly Written[]> {
  const paths = (await filesIn(folder)).filter((path) => path !== RECORD).sort();
  return await Promise.all(
    paths.map(async (path): Promise<Written> => [path, (await stat(join(folder, path))).size]),
  );
}

/** `undefined` for what is only half there. */
function parsed<Value>(text: string): Value | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
