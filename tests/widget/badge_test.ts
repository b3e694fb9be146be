/**
 * The count on the launcher.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { stageTest } from "./stage/stage.ts";

stageTest(
  "a launcher shows how many are unread beside its word, and nothing for none",
  async (page) => {
    const shown = await page.evaluate(() => {
      const root = document.createElement("div").attachShadow({ mode: "open" });
      const button = stage.parts.drawLauncher(root);
      return [0, 2, 3, 0].map((count) => {
        stage.parts.showUnread(button, count);
        return [button.textContent, button.querySelectorAll("b").length];
      });
    });
    deepEqual(shown, [["", 0], ["2", 1], ["3", 1], ["", 0]]);
  },
);
