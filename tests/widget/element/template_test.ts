/**
 * What stands in the place of Lit's templates draws what they draw.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { stageTest } from "../stage/stage.ts";
import { pairTest } from "./pair_page.ts";

pairTest("our templates draw what Lit's do, and change what they change", "template_pair.ts", 70);

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
