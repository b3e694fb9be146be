/**
 * What a build writes.
 *
 * @module
 */
import { deepEqual, equal, ok } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
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

Deno.test("what an earlier build left is removed, and what is built again is replaced", async () => {
  await inFolder(async (folder) => {
    await mkdir(join(folder, "assets"));
    await writeFile(join(folder, "assets", "old.js"), "old");
    await writeFile(join(folder, "a.js"), "old");
    await writeOutput(folder, [await compress(file("a.js"))]);
    deepEqual(await readdir(join(folder, "assets")), []);
    equal(await readFile(join(folder, "a.js"), "utf8"), TEXT);
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
