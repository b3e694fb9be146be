/**
 * What is bundled in the place of Lit.
 *
 * @module
 */
import { equal, match } from "node:assert/strict";
import { join } from "node:path";
import { build } from "esbuild";
import { slimLit } from "../../../widget/build/slim_lit.ts";
import { withBundler } from "../../helper/bundler.ts";
import { withSmallProject } from "../../helper/small_project.ts";

Deno.test("what is the project's own is bundled in the place of Lit, and nothing of Lit", async () => {
  await withSmallProject(async (root) => {
    const { outputFiles, metafile } = await withBundler(() =>
      build({
        absWorkingDir: root,
        entryPoints: [join(root, "widget/small_talk.ts")],
        bundle: true,
        format: "esm",
        write: false,
        metafile: true,
        logLevel: "silent",
        plugins: [slimLit(root)],
      })
    );
    match(outputFiles[0]?.text ?? "", /"ours"/);
    equal(Object.keys(metafile.inputs).some((path) => path.includes("node_modules")), false);
  }, {
    "widget/small_talk.ts": `export { LitElement } from "lit";`,
    "widget/element/lit.ts": `export const LitElement = "ours";`,
  });
});
