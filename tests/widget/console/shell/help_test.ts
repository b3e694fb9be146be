/**
 * The keys of the console are explained, in a real browser.
 *
 * @module
 */
import { answering, SIGNED_IN } from "../../stage/desk.ts";
import { show } from "../../stage/inbox_page.ts";
import { stageTest } from "../../stage/stage.ts";

stageTest(
  "a key explains the keys, which do nothing meanwhile, and others lead to the sections",
  async (page) => {
    await show(page);
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor({ state: "detached" });
    await page.keyboard.type("gs");
    await page.getByRole("heading", { name: "Settings" }).waitFor();
    await page.keyboard.press("g");
    // A busy page hears the second key late; it was pressed in time.
    await page.evaluate(() => {
      const late = Date.now() + 60_000;
      Date.now = () => late;
    });
    await page.keyboard.press("i");
    await page.getByRole("navigation", { name: "Conversations" }).waitFor();
  },
  answering(SIGNED_IN).options,
);
