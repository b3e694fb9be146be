/**
 * Sheets of features, in a real browser.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { stageTest } from "../stage/stage.ts";

stageTest("sheet of a feature is adopted once, behind those that are there", async (page) => {
  const counts = await page.evaluate(() => {
    const { adoptSheet, css } = stage.parts;
    const host = document.createElement("div");
    const root = host.attachShadow({ mode: "open" });
    const first = new CSSStyleSheet();
    root.adoptedStyleSheets = [first];
    const node = root.appendChild(document.createElement("p"));
    const sheet = css`
      p {
        color: red;
      }
    `;
    adoptSheet(node, sheet);
    adoptSheet(node, sheet);
    return [root.adoptedStyleSheets.length, root.adoptedStyleSheets.indexOf(first)];
  });
  deepEqual(counts, [2, 0]);
});

stageTest("a node that is off the page needs no sheet", async (page) => {
  await page.evaluate(() => {
    const { adoptSheet, css } = stage.parts;
    adoptSheet(
      document.createElement("p"),
      css`
        p {
          color: red;
        }
      `,
    );
  });
});
