/**
 * The documents lead where they say: links, headings, files and numbers of decisions.
 *
 * @module
 */
import { deepEqual, notEqual } from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
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
const FILE = /`((?:server|widget|shared|tests|demo|chat|messaging|storage)\/[\w./]+\.ts)`/g;
const DECISION = /^- \*\*(\d+)\. /gm;
/** Where files that decisions name may be, for short. */
const FOLDERS = ["", "server", "server/chat", "widget"];

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

Deno.test("files that ARCHITECTURE.md names are there", async () => {
  const named = allOf(FILE, await read("ARCHITECTURE.md"));
  notEqual(named.length, 0);
  const isThere = (file: string) => FOLDERS.some((folder) => existsSync(join(ROOT, folder, file)));
  // How tests mirror files is shown by one that is none.
  deepEqual(named.filter((file) => !isThere(file) && file !== "tests/X/Y_test.ts"), []);
});

Deno.test("decisions are numbered once each, in the sections they are about", async () => {
  const text = await read("ARCHITECTURE.md");
  const numbers = allOf(DECISION, text);
  notEqual(numbers.length, 0);
  deepEqual(numbers, [...new Set(numbers)]);
  deepEqual(allOf(/^(\d+\. \*\*.*)/gm, text), [], "these stand in no section of the decisions");
});
