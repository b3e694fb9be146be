/**
 * Copying where there is no clipboard, in a real browser.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { answering, atDesk, SIGNED_IN } from "../../stage/desk.ts";
import { stageTest } from "../../stage/stage.ts";

stageTest("a page without a clipboard offers none", async (page) => {
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    desk.show();
  });
  await atDesk(page);
  await page.evaluate(() => desk.inbox.change({ link: { kind: "online" }, loaded: true }));
  await page.locator("pre").waitFor();
  equal(await page.getByRole("button", { name: "Copy" }).count(), 0);
}, answering(SIGNED_IN).options);
