/**
 * What is built again, and what is not.
 *
 * @module
 */
import { equal, notEqual } from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { digestOf, keep, readKept, RECORD } from "../../../widget/build/kept.ts";
import { withSmallProject } from "../../helper/small_project.ts";

/** A project and what was built of it, as far as the record knows. */
async function keptBuild(act: (root: string, folder: string) => Promise<void>): Promise<void> {
  await withSmallProject(async (root) => {
    const folder = join(root, "widget", "dist");
    await mkdir(join(folder, "assets"), { recursive: true });
    await writeFile(join(folder, "assets", "a.js"), "one");
    await keep(folder, await digestOf(root), "the report");
    await act(root, folder);
  });
}

async function reread(root: string, folder: string): Promise<unknown> {
  return await readKept(folder, await digestOf(root));
}

Deno.test("a build whose sources are the same is kept, with what was said of it", () =>
  keptBuild(async (root, folder) => equal(await reread(root, folder), "the report")));

for (
  const [what, path] of [
    ["the widget", "widget/tag.ts"],
    ["shared code", "shared/word.ts"],
    ["the demo", "demo/greeting/greeting.ts"],
    ["a library", "deno.lock"],
    ["a source there was not", "widget/feature/new.ts"],
  ] as const
) {
  Deno.test(`a build is not kept when ${what} has changed`, () =>
    keptBuild(async (root, folder) => {
      const before = await digestOf(root);
      await writeFile(join(root, path), "// Something else.");
      notEqual(await digestOf(root), before);
      equal(await reread(root, folder), undefined);
    }));
}

Deno.test("a build is not kept when a file of it is gone, is shorter, or is not its own", () =>
  keptBuild(async (root, folder) => {
    const file = join(folder, "assets", "a.js");
    await writeFile(file, "on");
    equal(await reread(root, folder), undefined);
    await rm(file);
    equal(await reread(root, folder), undefined);
    await writeFile(file, "one");
    equal(await reread(root, folder), "the report");
    await writeFile(join(folder, "assets", "b.js"), "");
    equal(await reread(root, folder), undefined);
  }));

Deno.test("a record that is only half there counts for nothing", () =>
  keptBuild(async (root, folder) => {
    await writeFile(join(folder, RECORD), `{"digest":"`);
    equal(await reread(root, folder), undefined);
  }));

Deno.test("what is being built beside it changes nothing", () =>
  keptBuild(async (root, folder) => {
    await mkdir(join(root, "widget", "dist-next"));
    await writeFile(join(root, "widget", "dist-next", "0"), "");
    equal(await reread(root, folder), "the report");
  }));
