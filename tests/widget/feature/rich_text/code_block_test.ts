/**
 * Code in messages, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { stageTest } from "../../stage/stage.ts";
import { messages, online, READER } from "../../stage/state.ts";

const CODE = 'const answer = 42; // "why"\nreturn answer;';

async function show(page: Page, language = "ts"): Promise<void> {
  const text = `\`\`\`${language}\n${CODE}\n\`\`\``;
  const state = online({ messages: messages([[READER, text, 1]]) });
  await page.evaluate((state) => stage.show({ state }), state);
  await page.getByRole("button", { name: "Copy" }).waitFor();
}

stageTest("code is shown as it was written, with colours for its language", async (page) => {
  await show(page);
  const block = page.getByRole("group", { name: "Code, ts" });
  await block.locator("span").first().waitFor();
  equal(await block.evaluate((block) => block.textContent), CODE);
  equal(await block.locator(".code-kwd").first().textContent(), "const");
  equal(await block.locator(".code-num").textContent(), "42");
});

stageTest("code of no known language has no colours", async (page) => {
  await show(page, "klingon");
  const block = page.getByRole("group", { name: "Code, klingon" });
  equal(await block.locator("span").count(), 0);
  equal(await block.evaluate((block) => block.textContent), CODE);
});

stageTest("code is copied by its button, which says so", async (page) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await show(page);
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  equal(await page.evaluate(() => navigator.clipboard.readText()), CODE);
});

for (const colorScheme of ["light", "dark"] as const) {
  stageTest(`code can be read in every colour it has, ${colorScheme}`, async (page) => {
    await show(page);
    const weak = await page.evaluate(() => {
      const root = document.querySelector("small-talk-staged")?.shadowRoot;
      const code = root?.querySelector("small-talk-code code");
      const ground = root?.querySelector("small-talk-code");
      if (!code || !ground) throw new Error("Cannot find the code");
      const kinds = "kwd section str insert cmnt num bool esc func class type var err deleted oper";
      return kinds.split(" ").filter((kind) => {
        const span = document.createElement("span");
        span.className = `code-${kind}`;
        code.append(span);
        const { color } = getComputedStyle(span);
        const ratio = stage.parts.contrast(color, getComputedStyle(ground).backgroundColor);
        span.remove();
        return ratio < 4.5;
      });
    });
    deepEqual(weak, []);
  }, { colorScheme });
}
