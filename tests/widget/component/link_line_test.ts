/**
 * What is said about the link, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { LinkStatus } from "../../../widget/state/model.ts";
import { stageTest } from "../stage/stage.ts";
import { NOW, online } from "../stage/state.ts";

/** The word in the head and the notice above the composer. */
async function said(page: Page, link: LinkStatus, loaded = true) {
  await page.evaluate((part) => stage.conversation.become(part), { ...online(), link, loaded });
  const text = async (selector: string) =>
    (await page.locator(selector).allInnerTexts()).join().replace(/\s+/g, " ").trim();
  return [await text(".link"), await text(".notice")];
}

stageTest("the word is a status of its own, the countdown is not spoken", async (page) => {
  await page.evaluate(() => stage.show({}));
  await said(page, { kind: "waiting", retryAt: NOW + 7_000 });
  equal(await page.getByRole("status").filter({ hasText: "Reconnecting" }).count(), 1);
  equal(await page.locator(".notice").evaluate((notice) => notice.closest("[role=status]")), null);
});

stageTest("in forced colours the dot is full while the link stands, else hollow", async (page) => {
  await page.emulateMedia({ forcedColors: "active" });
  const hollow = () =>
    page.locator(".link").evaluate((line) => {
      const { width, borderLeftWidth } = getComputedStyle(line, "::before");
      return [parseFloat(width) > 0, parseFloat(borderLeftWidth) > 0];
    });
  await page.evaluate((state) => stage.show({ state }), online());
  deepEqual(await hollow(), [false, true], "online");
  await page.evaluate(() => stage.conversation.become({ link: { kind: "offline" } }));
  await page.evaluate(() => stage.turn());
  deepEqual(await hollow(), [true, true], "offline");
});
