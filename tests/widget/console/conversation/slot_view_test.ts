/**
 * The places around a conversation, in a real browser.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { openHandling } from "../../stage/handling.ts";
import { stagesTest } from "../../stage/stage.ts";

stagesTest(
  "on a small screen what is known lies over the conversation until it is left",
  async (open) => {
    const { page } = await openHandling(open, {
      options: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    });
    const aside = page.getByRole("complementary", { name: "About this conversation" });
    equal(await aside.isVisible(), false);
    await page.getByRole("button", { name: "About" }).click();
    await aside.waitFor();
    await page.waitForFunction(() => document.activeElement?.closest(".context") !== null);
    await page.keyboard.press("Escape");
    await aside.waitFor({ state: "hidden" });
    equal(await page.evaluate(() => document.activeElement?.textContent?.trim()), "About");
    await page.getByRole("textbox", { name: "Write an answer" }).waitFor();
  },
);
