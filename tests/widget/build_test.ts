/**
 * The build of the widget, of a project as small as can be.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type BuildOptions, type BuildReport } from "../../widget/build.ts";
import { withBundler } from "../helper/bundler.ts";
import { withSmallProject } from "../helper/small_project.ts";

Deno.test("the manifest names the file of every entry with its gzip bytes", async () => {
  await withSmallProject(async (root) => {
    const { outDir, manifest } = await built({ root });
    const written = JSON.parse(await readFile(join(outDir, "manifest.json"), "utf8"));
    deepEqual(written, manifest);
    deepEqual(Object.keys(manifest).sort(), [
      "console.js",
      "greeting.js",
      "small-talk-element.js",
      "small-talk.js",
    ]);
    for (const { file, gzipBytes } of Object.values(manifest)) {
      equal((await stat(join(outDir, `${file}.gz`))).size, gzipBytes);
    }
  });
});

Deno.test("a build goes to widget/dist of the project, or where it is told", async () => {
  await withSmallProject(async (root) => {
    equal((await built({ root })).outDir, join(root, "widget", "dist"));
    const outDir = join(root, "elsewhere");
    equal((await built({ root, outDir })).outDir, outDir);
    deepEqual([...(await contents(outDir)).keys()], [
      ...(await contents(join(root, "widget", "dist"))).keys(),
    ]);
  });
});

Deno.test("two builds of the same sources give the same files to the byte", async () => {
  await withSmallProject(async (root) => {
    const one = await built({ root, outDir: join(root, "one") });
    const other = await built({ root, outDir: join(root, "other") });
    deepEqual(await contents(one.outDir), await contents(other.outDir));
  });
});

Deno.test("the console's page loads the console's hashed file", async () => {
  await withSmallProject(async (root) => {
    const { outDir, manifest } = await built({ root });
    const page = await readFile(join(outDir, "console.html"), "utf8");
    equal(page.includes(`src="${manifest["console.js"]?.file}"`), true);
  });
});

Deno.test("what is opened weighs the tag and the component; a lazy part is weighed alone", async () => {
  await withSmallProject(async (root) => {
    const { outDir, weights } = await built({ root });
    const paths = [...(await contents(outDir)).keys()];
    const gzipBytes = async (name: RegExp) => {
      const found = paths.filter((path) => name.test(path));
      const stats = await Promise.all(found.map((path) => stat(join(outDir, path))));
      return stats.reduce((sum, { size }) => sum + size, 0);
    };
    const [tag, opened, lazy, author, ...others] = weights;
    equal(tag?.gzipBytes, await gzipBytes(/^small-talk\.js\.gz$/));
    equal(
      opened?.gzipBytes,
      await gzipBytes(/^(small-talk|assets\/small-talk-element-.*)\.js\.gz$/),
    );
    equal(author?.gzipBytes, await gzipBytes(/^assets\/console-.*\.gz$/));
    equal(lazy?.gzipBytes, await gzipBytes(/^assets\/feature-later-.*\.gz$/));
    deepEqual([lazy?.what, lazy?.limitBytes], ["feature/later.ts", 3_000]);
    deepEqual(others, []);
  });
});

Deno.test("what several lazy parts share is weighed by itself, what one has in pieces is not", async () => {
  const large = incompressible(500);
  await withSmallProject(async (root) => {
    const { weights } = await built({ root });
    const lazy = weights.slice(2, 5);
    deepEqual(lazy.map(({ what, limitBytes }) => [what, limitBytes]), [
      ["feature/one.ts", 3_000],
      ["feature/other.ts", 3_000],
      ["shared by one, other", 3_000],
    ]);
    deepEqual(lazy.map(({ gzipBytes }) => gzipBytes > 400), [false, false, true]);
  }, {
    "widget/small_talk.ts":
      `export const parts = () => [import("./feature/one.ts"), import("./feature/other.ts")];`,
    "widget/feature/one.ts": `export { large } from "./large.ts"; export const one = 1;`,
    "widget/feature/other.ts": `export { large } from "./large.ts"; export const other = 1;`,
    "widget/feature/large.ts": `export const large = "${large}";`,
  });
});

Deno.test("what is loaded when it is needed is not built as long as nobody says what it may weigh", async () => {
  await withSmallProject(
    (root) => rejects(built({ root }), /^Error: Cannot weigh "widget\/elsewhere\/later.ts"/),
    {
      "widget/small_talk.ts": `export const later = () => import("./elsewhere/later.ts");`,
      "widget/elsewhere/later.ts": `export const late = 1;`,
    },
  );
});

Deno.test("a build fails when the tag is over its budget and names it, but writes the files", async () => {
  await withSmallProject(async (root) => {
    await rejects(built({ root }), {
      name: "RangeError",
      message: /^Cannot build so heavy a widget: the tag has \d+ bytes, 2500 are allowed$/,
    });
    equal((await contents(join(root, "widget", "dist"))).has("manifest.json"), true);
  }, { "widget/tag.ts": `console.log("${incompressible(4_000)}");` });
});

Deno.test("a build that watches builds again when a source changes, and tells what fails", async () => {
  await withSmallProject(async (root) => {
    await withBundler(async () => {
      const stopping = new AbortController();
      let told: (outcome: BuildReport | Error) => void = () => {};
      const until = (wanted: (outcome: BuildReport | Error) => boolean) =>
        new Promise<void>((resolve) => told = (outcome) => wanted(outcome) && resolve());
      const built = (outcome: BuildReport | Error) => told(outcome);
      const before = await build({ root, watch: { signal: stopping.signal, built } });
      const changed = until((outcome) =>
        !(outcome instanceof Error) && fileOf(outcome) !== fileOf(before)
      );
      await writeFile(join(root, "shared/word.ts"), `export const word = "Answer";`);
      await changed;
      const failed = until((outcome) =>
        outcome instanceof Error && outcome.message.includes("shared/word.ts")
      );
      await writeFile(join(root, "shared/word.ts"), "export const = ;");
      await failed;
      stopping.abort();
    });
  });
});

function built(options: BuildOptions): Promise<BuildReport> {
  return withBundler(() => build(options));
}

function fileOf({ manifest }: BuildReport): string | undefined {
  return manifest["small-talk-element.js"]?.file;
}

/** What is in a folder, by path. */
async function contents(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name)).sort();
  const pairs = paths.map(async (path) =>
    [path.slice(folder.length + 1), await readFile(path, "base64")] as const
  );
  return new Map(await Promise.all(pairs));
}

/** Text that gzip can do little with. */
function incompressible(length: number): string {
  let text = "";
  while (text.length < length) text += createHash("sha512").update(text).digest("base64url");
  return text.slice(0, length);
}
