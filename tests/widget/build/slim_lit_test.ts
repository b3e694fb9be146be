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

Deno.test("the elements of the project are bundled in the place of Lit's, and nothing else of Lit", async () => {
  await withSmallProject(async (root) => {
    const { outputFiles } = await withBundler(() =>
      build({
        absWorkingDir: root,
        entryPoints: [join(root, "widget/small_talk.ts")],
        bundle: true,
        format: "esm",
        external: ["lit/html.js"],
        write: false,
        logLevel: "silent",
        plugins: [slimLit(root)],
      })
    );
    const text = outputFiles[0]?.text ?? "";
    match(text, /"ours"/);
    equal(text.includes(`from "lit/html.js"`), true, "what is asked for by its path stays");
  }, {
    "widget/small_talk.ts": `export { LitElement } from "lit"; export { html } from "lit/html.js";`,
    "widget/element/lit.ts": `export const LitElement = "ours";`,
  });
});
