/**
 * The tabs of the two voices, in a real browser.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { showVoices } from "../../stage/panel_states.ts";
import { stageTest } from "../../stage/stage.ts";

const tab = (page: Page, name: string) => page.getByRole("tab", { name });

stageTest("voices are tabs: one stop, and arrows go from one to the other", async (page) => {
  await showVoices(page);
  await tab(page, "Everyone").focus();
  await page.keyboard.press("ArrowRight");
  equal(await tab(page, "Private").evaluate((tab) => tab.matches(":focus")), true);
  equal(await tab(page, "Private").getAttribute("aria-selected"), "true");
  equal(await page.getByRole("tabpanel", { name: "Private" }).isVisible(), true);
  await page.keyboard.press("Home");
  equal(await tab(page, "Everyone").getAttribute("aria-selected"), "true");
});

stageTest("what is unread with the other voice is a dot that says how much", async (page) => {
  await showVoices(page);
  await page.evaluate(() => stage.conversation.become({ unread: { room: 3, whisper: 2 } }));
  equal(await tab(page, "Private to the author 2 new messages").count(), 1);
  equal(await tab(page, "3 new messages").count(), 0, "what is shown needs none");
  await tab(page, "Private").click();
  equal(await page.locator(".dot").count(), 1);
  equal(await tab(page, "Everyone 3 new messages").count(), 1);
});

stageTest("the line says who is there once that is known, else how the link is", async (page) => {
  await showVoices(page);
  equal(await page.locator("header .link").innerText(), "Live");
  await page.evaluate(() => stage.conversation.become({ typing: [{ kind: "author" }] }));
  await page.locator("header .presence").waitFor();
  equal(await page.locator("header .link").count(), 0);
  await page.evaluate(() => stage.conversation.become({ link: { kind: "offline" } }));
  equal(await page.locator("header .link").innerText(), "Offline");
});
