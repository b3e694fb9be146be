/**
 * The documents lead where they say: links, headings, files and numbers of decisions.
 *
 * @module
 */
import { deepEqual, notEqual } from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DOCUMENTS = [
  "README.md",
  "ARCHITECTURE.md",
  "CHANGELOG.md",
  "server/README.md",
  "server/DENO_DEPLOY.md",
  "widget/README.md",
  "shared/README.md",
  "server/messaging/README.md",
  "server/messaging/FROM_SPRING.md",
  "server/messaging/RULES.md",
];
const LINK = /\]\((?!https?:)([^)\s]+)\)/g;
const CODE = /^[ \t]*```.*?^[ \t]*```/gms;
const HEADING = /^#+ (.+)$/gm;
const FILE = /`([\w./]+\/\w+\.ts)`/g;
const DECISION = /^- \*\*(\d+)\. /gm;
/** Where our own files are. */
const FOLDERS = ["server", "widget", "shared", "tests", "demo"];

const read = async (path: string) => (await readFile(join(ROOT, path), "utf8")).replace(CODE, "");

/** Of each match the first group. */
function allOf(pattern: RegExp, text: string): readonly string[] {
  return [...text.matchAll(pattern)].map(([, first = ""]) => first);
}

/** The anchors of a document, as GitHub makes them of its headings. */
async function anchorsOf(path: string): Promise<ReadonlySet<string>> {
  const anchor = (heading: string) =>
    heading.toLowerCase().replace(/[^\p{L}\p{N}\- _]/gu, "").replaceAll(" ", "-");
  return new Set(allOf(HEADING, await read(path)).map(anchor));
}

for (const document of DOCUMENTS) {
  Deno.test(`links of ${document} lead to files and headings that are there`, async () => {
    const dead: string[] = [];
    for (const link of allOf(LINK, await read(document))) {
      const [path = "", anchor = ""] = link.split("#");
      const target = path === "" ? document : join(dirname(document), path);
      const leads = existsSync(join(ROOT, target)) &&
        (anchor === "" || (await anchorsOf(target)).has(anchor));
      if (!leads) dead.push(link);
    }
    deepEqual(dead, []);
  });
}

/** The paths of all our files, each behind a slash. */
async function allFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(ROOT, folder), { withFileTypes: true });
  const inFolders = await Promise.all(entries.map(async (entry): Promise<readonly string[]> => {
    if (entry.name === "node_modules" || entry.name === "dist") return [];
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? await allFiles(path) : [`/${path}`];
  }));
  return inFolders.flat();
}

Deno.test("files that documents name, in whole or by their end, are there", async () => {
  const files = (await Promise.all(FOLDERS.map(allFiles))).flat();
  // How tests mirror files is shown by one that is none; "./" is in a program of somebody else's.
  const isThere = (name: string) =>
    /^(?:tests\/)?X\/Y/.test(name) || name.startsWith("./") ||
    files.some((file) => file.endsWith(`/${name}`));
  const lost: string[] = [];
  for (const document of DOCUMENTS) {
    const named = allOf(FILE, await read(document));
    lost.push(...named.filter((name) => !isThere(name)).map((name) => `${document}: ${name}`));
  }
  deepEqual(lost, []);
});

Deno.test("decisions are numbered once each, in the sections they are about", async () => {
  const text = await read("ARCHITECTURE.md");
  const numbers = allOf(DECISION, text);
  notEqual(numbers.length, 0);
  deepEqual(numbers, [...new Set(numbers)]);
  deepEqual(allOf(/^(\d+\. \*\*.*)/gm, text), [], "these stand in no section of the decisions");
});
