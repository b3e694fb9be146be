/**
 * The form a dialog takes, in a real browser.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { stagesTest, stageTest } from "../stage/stage.ts";

/** Opens an empty dialog and tells whether it took the whole page. */
function opened(page: Page, inline: boolean): Promise<boolean> {
  return page.evaluate((inline) => {
    const dialog = document.createElement("dialog");
    document.body.append(dialog);
    stage.parts.openDialog(dialog, inline);
    const modal = dialog.matches(":modal");
    dialog.close();
    return modal;
  }, inline);
}

stagesTest(
  "a dialog leaves the page usable where there is room, and takes it on a phone",
  async (open) => {
    const page = await open();
    for (
      const [width, height, inline, modal] of [
        [900, 760, false, false],
        [481, 421, false, false],
        [480, 760, false, true],
        [900, 420, false, true],
        [320, 256, false, true],
        [360, 640, true, false],
      ] as const
    ) {
      await page.setViewportSize({ width, height });
      equal(await opened(page, inline), modal, `${width} × ${height}, inline ${inline}`);
    }
  },
);

stageTest("a dialog beside the page takes no focus by itself", async (page) => {
  equal(
    await page.evaluate(() => {
      const dialog = document.createElement("dialog");
      const button = document.createElement("button");
      dialog.append(button);
      document.body.append(dialog);
      stage.parts.openDialog(dialog, false);
      return document.activeElement === document.body;
    }),
    true,
  );
});
