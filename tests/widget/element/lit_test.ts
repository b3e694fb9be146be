/**
 * What stands in the place of Lit's elements does what they do.
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

/** A page with `pair.ts`, which finds Lit where the widget finds what is in its place. */
async function prepare(page: Page): Promise<void> {
  const { outputFiles } = await withBundler(() =>
    build({
      absWorkingDir: ROOT,
      entryPoints: ["tests/widget/element/pair.ts"],
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

stageTest("our elements live as Lit's do, through everything the widget does", async (page) => {
  const { lit, ours } = await page.evaluate(() =>
    (globalThis as unknown as { stage: Record<"lit" | "ours", readonly string[]> }).stage
  );
  equal(lit.length > 40, true, `much is compared: ${lit.length}`);
  deepEqual(ours, lit);
}, { prepare });

stageTest("a style sheet is parsed when it is first used, once", async (page) => {
  const told = await page.evaluate(() => {
    const { LitElement, css } = stage.parts.lit;
    const sheet = css`
      p {
        color: rgb(1, 2, 3);
      }
    `;
    class Coloured extends LitElement {
      static override styles = [sheet];
      protected override render() {
        return stage.parts.lit.html`<p>text</p>`;
      }
    }
    customElements.define("pair-coloured", Coloured);
    const elements = [new Coloured(), new Coloured()];
    document.body.append(...elements);
    return elements[1]?.updateComplete.then(() => [
      sheet.styleSheet === elements[0]?.shadowRoot?.adoptedStyleSheets[0],
      sheet.styleSheet === elements[1]?.shadowRoot?.adoptedStyleSheets[0],
      getComputedStyle(elements[1]?.shadowRoot?.querySelector("p") as Element).color,
    ]);
  });
  deepEqual(told, [true, true, "rgb(1, 2, 3)"]);
});
