/**
 * What is bundled in the place of Lit.
 *
 * @module
 */
import { equal, match, throws } from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { slimLit, slimTemplates } from "../../../widget/build/slim_lit.ts";
import { withBundler } from "../../helper/bundler.ts";
import { withSmallProject } from "../../helper/small_project.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

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

Deno.test("Lit's templates are not cut where they are not as they were looked at", () => {
  throws(() => slimTemplates("export const html = 1;"), {
    message: /^Cannot make Lit smaller: "const j=.*" is not there once; look at its source$/,
  });
});

Deno.test("Lit's templates of the version that is installed can be cut, and lose a seventh", async () => {
  const { metafile } = await withBundler(() =>
    build({
      absWorkingDir: ROOT,
      stdin: { contents: `export { html } from "lit/html.js";`, resolveDir: ROOT },
      bundle: true,
      format: "esm",
      write: false,
      metafile: true,
      logLevel: "silent",
    })
  );
  const [path = ""] = Object.keys(metafile.inputs).filter((path) => path.endsWith("/lit-html.js"));
  const source = await readFile(join(ROOT, path), "utf8");
  const slim = slimTemplates(source);
  equal(slim.length < source.length * 6 / 7, true, `${slim.length} of ${source.length}`);
  equal(/polyfill|litHtmlVersions|_\$LH/i.test(slim), false);
});
