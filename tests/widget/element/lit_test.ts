/**
 * What stands in the place of Lit's elements does what they do.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { stageTest } from "../stage/stage.ts";
import { pairTest } from "./pair_page.ts";

pairTest("our elements live as Lit's do, through everything the widget does", "pair.ts", 40);

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
