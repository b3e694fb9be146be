/**
 * What a build writes.
 *
 * @module
 */
import { deepEqual, equal, ok } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { compress, writeOutput } from "../../../widget/build/output.ts";

const TEXT = "Ask the author. ".repeat(100);

Deno.test("each compressed form is smaller and unpacks to the file's bytes", async () => {
  const { bytes, gzip, brotli } = await compress(file("a.js"));
  ok(gzip.length < bytes.length && brotli.length < bytes.length);
  equal(gunzipSync(gzip).toString(), TEXT);
  equal(brotliDecompressSync(brotli).toString(), TEXT);
});

Deno.test("the same bytes compress to the same bytes", async () => {
  deepEqual(await compress(file("a.js")), await compress(file("a.js")));
});

Deno.test("each file is written with its compressed forms beside it, in folders too", async () => {
  await inFolder(async (folder) => {
    const built = await compress(file("assets/a.js"));
    await writeOutput(folder, [built]);
    deepEqual((await readdir(join(folder, "assets"))).sort(), ["a.js", "a.js.br", "a.js.gz"]);
    deepEqual(await readFile(join(folder, "assets/a.js")), Buffer.from(built.bytes));
    deepEqual(await readFile(join(folder, "assets/a.js.gz")), Buffer.from(built.gzip));
    deepEqual(await readFile(join(folder, "assets/a.js.br")), Buffer.from(built.brotli));
  });
});

Deno.test("what an earlier build left under a name for all builds is removed or replaced", async () => {
  await inFolder(async (folder) => {
    await writeFile(join(folder, "old.js"), "old");
    await writeFile(join(folder, "a.js"), "old");
    await writeOutput(folder, [await compress(file("a.js"))]);
    equal((await readdir(folder)).includes("old.js"), false);
    equal(await readFile(join(folder, "a.js"), "utf8"), TEXT);
  });
});

Deno.test("a page of one of the two builds before finds its parts yet, one of an older build does not", async () => {
  await inFolder(async (folder) => {
    const builds = ["part-AAAAAAAA", "part-BBBBBBBB", "part-CCCCCCCC", "part-DDDDDDDD"];
    const left: string[] = [];
    for (const name of builds) {
      const built = [await compress(file(`assets/${name}.js`)), await compress(file("a.js"))];
      // The same once more is no further build.
      for (const same of [built, built]) await writeOutput(folder, same);
      const assets = (await readdir(join(folder, "assets"))).filter((path) => path.endsWith(".js"));
      left.push(assets.sort().map((path) => path.charAt(5)).join(""));
    }
    deepEqual(left, ["A", "AB", "ABC", "BCD"]);
    equal((await readdir(join(folder, "assets"))).length, 9);
    // What has come back goes when its turn comes again.
    await writeOutput(folder, [await compress(file("assets/part-BBBBBBBB.js"))]);
    deepEqual((await readdir(join(folder, "assets"))).length, 9);
  });
});

Deno.test("what has not changed keeps its time, by which browsers know it", async () => {
  await inFolder(async (folder) => {
    const built = [await compress(file("a.js"))];
    await writeOutput(folder, built);
    const long = new Date(2_000);
    for (const path of ["a.js", "a.js.br"]) await utimes(join(folder, path), long, long);
    await writeFile(join(folder, "a.js.gz"), "changed");
    await writeOutput(folder, built);
    equal((await stat(join(folder, "a.js"))).mtimeMs, 2_000);
    equal((await stat(join(folder, "a.js.br"))).mtimeMs, 2_000);
    deepEqual(await readFile(join(folder, "a.js.gz")), Buffer.from(built[0]?.gzip ?? []));
  });
});

function file(path: string) {
  return { path, bytes: new TextEncoder().encode(TEXT) };
}

async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "output-"));
  try {
    await test(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
