/**
 * The base of the inner components.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { stageTest } from "../stage/stage.ts";

stageTest("inner components render into the root they stand in", async (page) => {
  const hasOwnRoot = await page.evaluate(() => {
    const { define, LightElement } = stage.parts;
    class Inner extends LightElement {
      protected override render() {
        return "inside";
      }
    }
    define("stage-inner", Inner);
    const inner = document.createElement("stage-inner");
    document.body.append(inner);
    return new Promise((done) =>
      requestAnimationFrame(() => done([inner.shadowRoot === null, inner.textContent?.trim()]))
    );
  });
  deepEqual(hasOwnRoot, [true, "inside"]);
});

stageTest("an element is defined once, however often the script is on the page", async (page) => {
  equal(
    await page.evaluate(() => {
      const { define } = stage.parts;
      const first = class extends HTMLElement {};
      define("stage-twice", first);
      define("stage-twice", class extends HTMLElement {});
      return customElements.get("stage-twice") === first;
    }),
    true,
  );
});
