/**
 * One run of the bundler.
 *
 * @module
 */
import { deepEqual, throws } from "node:assert/strict";
import { runBundler } from "../../../widget/build/bundler.ts";
import { withBundler } from "../../helper/bundler.ts";
import { withSmallProject } from "../../helper/small_project.ts";

Deno.test("a source's files are its own and those it imports at once, not those it imports later", async () => {
  await withSmallProject(async (root) => {
    const { filesOf } = await withBundler(() =>
      runBundler(root, {
        entryPoints: ["widget/small_talk.ts", "widget/console/console.ts"],
        entryNames: "[name]",
        chunkNames: "[name]",
        splitting: true,
      })
    );
    deepEqual(filesOf("widget/small_talk.ts"), ["small_talk.js", "chunk.js"]);
    throws(() => filesOf("widget/other.ts"), {
      message: 'Cannot find what was built of "widget/other.ts"',
    });
  });
});
