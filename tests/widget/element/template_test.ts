/**
 * What stands in the place of Lit's templates draws what they draw.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { withBundler } from "../../helper/bundler.ts";
import { STAGE_URL, stageTest } from "../stage/stage.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const HTML = `<!doctype html><body><script type="module" src="/pair.js"></script>`;

/** A page with `template_pair.ts`, which finds Lit where the widget finds what is in its place. */
async function prepare(page: Page): Promise<void> {
  const { outputFiles } = await withBundler(() =>
    build({
      absWorkingDir: ROOT,
      entryPoints: ["tests/widget/element/template_pair.ts"],
      bundle: true,
      format: "esm",
      target: "es2022",
      write: false,
      logLevel: "silent",
    })
  );
  await page.route(STAGE_URL, (route) => route.fulfill({ contentType: "text/html", body: HTML }));
  await page.route(
    "**/pair.js",
    (route) => route.fulfill({ contentType: "text/javascript", body: outputFiles[0]?.text ?? "" }),
  );
}

stageTest("our templates draw what Lit's do, and change what they change", async (page) => {
  const { lit, ours } = await page.evaluate(() =>
    (globalThis as unknown as { stage: Record<"lit" | "ours", readonly string[]> }).stage
  );
  equal(lit.length > 70, true, `much is compared: ${lit.length}`);
  deepEqual(ours, lit);
}, { prepare });

stageTest(
  "what only looks like a template is text, as is every markup in a value",
  async (page) => {
    const shown = await page.evaluate(() => {
      const { html, render } = stage.parts.lit;
      const place = document.body.appendChild(document.createElement("section"));
      const forged = {
        strings: ["<img src=x onerror=hit()>"],
        values: [],
        toString: () => "forged",
      };
      render([forged, "<img src=x>", html`<p title=${'"><img>'}>${"{}"}</p>`], place);
      return [place.textContent, place.querySelectorAll("img").length];
    });
    deepEqual(shown, ["forged<img src=x>{}", 0]);
  },
);
