/**
 * From a message to its sentence, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { withPost } from "../../stage/post_page.ts";
import { stageTest } from "../../stage/stage.ts";

const TALL = `<main>${"<p>A header is a name.</p>".repeat(80)}<p>One colon ends it.</p>${
  "<p>A header is a name.</p>".repeat(80)
}</main>`;

const reveal = (page: Page, text: string) =>
  page.evaluate((text) => stage.parts.revealSentence({ text, fragment: "" }), text);
const marked = (page: Page) =>
  page.evaluate(() =>
    [...CSS.highlights.get("small-talk-sentence") ?? []].map((range) =>
      range.startContainer.textContent?.slice(range.startOffset, range.endOffset)
    )
  );

stageTest(
  "a sentence is scrolled to and marked, until the reader presses somewhere",
  async (page) => {
    const before = await page.evaluate(() => document.body.querySelectorAll("*").length);
    equal(await reveal(page, "colon ends"), true);
    const { top, height } = await page.evaluate(() => {
      const { top } = stage.parts.rangeOver("colon", "ends").getBoundingClientRect();
      return { top, height: innerHeight };
    });
    equal(Math.abs(top - height / 2) < 40, true, `${top} of ${height}`);
    deepEqual(await marked(page), ["colon ends"]);
    equal(await page.evaluate(() => document.body.querySelectorAll("*").length), before);
    await page.mouse.click(5, 5);
    deepEqual(await marked(page), []);
  },
  withPost(TALL),
);

stageTest("Escape takes the mark away, another sentence its place", async (page) => {
  await reveal(page, "colon");
  await reveal(page, "ends");
  deepEqual(await marked(page), ["ends"]);
  await page.keyboard.press("ArrowDown");
  deepEqual(await marked(page), ["ends"]);
  await page.keyboard.press("Escape");
  deepEqual(await marked(page), []);
}, withPost(TALL));

stageTest("a sentence that is gone moves nothing", async (page) => {
  equal(await reveal(page, "no such words"), false);
  equal(await page.evaluate(() => scrollY), 0);
}, withPost(TALL));

stageTest("a sentence in a block taller than the screen is shown itself", async (page) => {
  await reveal(page, "needle");
  const top = await page.evaluate(() =>
    stage.parts.rangeOver("needle", "needle").getBoundingClientRect().top
  );
  equal(top > 100 && top < 660, true, `${top}`);
}, withPost(`<main>${"hay ".repeat(9_000)} needle ${"hay ".repeat(9_000)}</main>`));

stageTest("on a phone the panel, which covers everything, makes room", async (page) => {
  await page.evaluate(() => stage.show({ state: { loaded: true } }));
  const isOpen = () => page.locator("dialog[open]").count();
  equal(await isOpen(), 1);
  await page.evaluate(() => {
    const from = document.querySelector("small-talk-staged")?.shadowRoot?.querySelector("dialog");
    stage.parts.revealSentence({ text: "colon ends", fragment: "" }, from ?? undefined);
  });
  await page.waitForFunction(() =>
    !document.querySelector("small-talk-staged")?.shadowRoot?.querySelector("dialog[open]")
  );
  deepEqual(await marked(page), ["colon ends"]);
}, withPost(TALL, { viewport: { width: 360, height: 640 } }));
