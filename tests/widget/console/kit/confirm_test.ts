/**
 * Dialogs and being asked once more, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answering, atDesk, SIGNED_IN } from "../../stage/desk.ts";
import { axeFaults } from "../../stage/look.ts";
import { stageTest } from "../../stage/stage.ts";

stageTest(
  "who is asked once more can leave it, also by going elsewhere, and has to mean it",
  async (page) => {
    await page.evaluate(() => desk.show());
    await atDesk(page);
    await page.evaluate(() => {
      const opener = document.querySelector<HTMLElement>(".rail a");
      if (opener === null) return;
      const kit = {
        cancel: "Cancel",
        close: "Close",
        typeToConfirm: (word: string) => `Type ${word}`,
      };
      opener.addEventListener("click", async (event) => {
        event.preventDefault();
        const words = kit as Parameters<typeof desk.parts.confirm>[2];
        const question = {
          title: "Erase Kim",
          text: "All is gone.",
          action: "Erase",
          typed: "Kim",
        };
        opener.title = String(await desk.parts.confirm(opener, question, words));
      });
    });
    const opener = page.locator(".rail a").first();
    const dialog = page.getByRole("dialog", { name: "Erase Kim" });
    const answer = () => opener.getAttribute("title");
    await opener.press("Enter");
    await dialog.waitFor();
    deepEqual(await axeFaults(page), []);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    equal(await answer(), "false");
    equal(await opener.evaluate((link) => link === document.activeElement), true);
    await opener.press("Enter");
    await dialog.waitFor();
    await page.evaluate(() => location.hash = "#inbox");
    await dialog.waitFor({ state: "detached" });
    equal(await answer(), "false");
    await opener.press("Enter");
    const erase = dialog.getByRole("button", { name: "Erase" });
    equal(await erase.isDisabled(), true);
    await dialog.getByLabel("Type Kim").fill("Kim");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.locator('.rail a[title="true"]').waitFor();
  },
  answering(SIGNED_IN).options,
);
