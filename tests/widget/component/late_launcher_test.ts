/**
 * The launcher of an element that comes after the class.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { stageTest } from "../stage/stage.ts";

stageTest("a late launcher looks as the tag's, says its word, and comes first", async (page) => {
  const drawn = await page.evaluate(() => {
    const host = document.createElement("div");
    document.body.append(host);
    const root = host.attachShadow({ mode: "open" });
    root.append(document.createElement("dialog"));
    const launcher = stage.parts.drawLate(root, ["ko"]);
    return [
      root.firstElementChild === launcher,
      launcher.textContent,
      launcher.lang,
      launcher.ariaExpanded,
      getComputedStyle(launcher).position,
    ];
  });
  deepEqual(drawn, [true, "질문하기", "ko", "false", "fixed"]);
  equal(await page.getByRole("button", { name: "질문하기" }).isVisible(), true);
});
