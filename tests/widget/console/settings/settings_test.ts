/**
 * The list of settings, in a real browser.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { answering, atDesk, SIGNED_IN } from "../../stage/desk.ts";
import { DESK_URL, stageTest } from "../../stage/stage.ts";

const { options } = answering(SIGNED_IN);

stageTest(
  "settings are a list or a page on a phone, with the focus going along",
  async (page) => {
    await page.evaluate(() => desk.show());
    await atDesk(page);
    const pages = page.getByRole("navigation", { name: "Pages of the settings" });
    const heading = page.getByRole("heading", { name: "Account" });
    await pages.waitFor();
    equal(await heading.isVisible(), false);
    await pages.getByRole("link", { name: "Account" }).tap();
    await heading.waitFor();
    equal(await pages.isVisible(), false);
    await page.waitForFunction(() => document.activeElement?.textContent === "Account");
    await page.getByRole("link", { name: "All settings" }).tap();
    await pages.waitFor();
    await page.waitForFunction(() =>
      document.activeElement?.getAttribute("href") === "#settings/account"
    );
  },
  {
    ...options,
    url: `${DESK_URL}#settings`,
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
  },
);
