/**
 * The drawings.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { stageTest } from "../stage/stage.ts";
import { online } from "../stage/state.ts";

stageTest("drawings are visible and say nothing to a screen reader", async (page) => {
  await page.evaluate((state) => stage.show({ state }), online());
  const drawings = page.locator("small-talk-staged svg");
  equal(await drawings.count() > 1, true);
  for (const drawing of await drawings.all()) {
    equal(await drawing.getAttribute("aria-hidden"), "true");
    equal(((await drawing.locator("path").first().boundingBox())?.width ?? 0) > 5, true);
  }
});
