/**
 * Marks without a change of the page.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { stageTest } from "../../stage/stage.ts";

stageTest("one piece is marked at a time, by one sheet, and nothing is fine too", async (page) => {
  const counts = await page.evaluate(() => {
    const { highlight, rangeOver } = stage.parts;
    const seen = () => CSS.highlights.get("small-talk-sentence")?.size ?? 0;
    const before = document.adoptedStyleSheets.length;
    highlight(rangeOver("A post", "A post"));
    highlight(rangeOver("A header", "name"));
    const marked = seen();
    highlight();
    return [marked, seen(), document.adoptedStyleSheets.length - before];
  });
  deepEqual(counts, [1, 0, 1]);
});

stageTest("a browser without such marks shows the post as it is", async (page) => {
  await page.evaluate(() => {
    Object.defineProperty(CSS, "highlights", { value: undefined });
    stage.parts.highlight(stage.parts.rangeOver("A post", "A post"));
  });
});
