/**
 * Puts Lit and what stands in its place through the same, in a real browser.
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

/** A test that both say the same, step by step. @param script in this folder @param least steps */
export function pairTest(name: string, script: string, least: number): void {
  stageTest(name, async (page) => {
    const { lit, ours } = await page.evaluate(() =>
      (globalThis as unknown as { stage: Record<"lit" | "ours", readonly string[]> }).stage
    );
    equal(lit.length > least, true, `much is compared: ${lit.length}`);
    deepEqual(ours, lit);
  }, { prepare: (page) => serve(page, script) });
}

/** A page with the script, which finds Lit where the widget finds what is in its place. */
async function serve(page: Page, script: string): Promise<void> {
  const { outputFiles } = await withBundler(() =>
    build({
      absWorkingDir: ROOT,
      entryPoints: [`tests/widget/element/${script}`],
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
