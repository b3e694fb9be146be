/**
 * The parts of a conversation together, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ConversationState } from "../../../widget/state/model.ts";
import { stageTest } from "../stage/stage.ts";
import { online } from "../stage/state.ts";

async function show(page: Page, part: Partial<ConversationState>) {
  await page.evaluate((state) => stage.show({ state }), online(part));
}

stageTest("conversation sends what was written, and tries to connect when asked", async (page) => {
  await show(page, { link: { kind: "refused", code: "forbidden", message: "" } });
  await page.keyboard.type("Hello");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Try now" }).click();
  deepEqual(await page.evaluate(() => stage.conversation.asked), ["say Hello", "reconnect"]);
});

stageTest("conversation that left the page listens no more and counts no more", async (page) => {
  await show(page, { link: { kind: "waiting", retryAt: Number.MAX_SAFE_INTEGER } });
  await page.evaluate(() => {
    document.querySelector("small-talk-staged")?.remove();
    return new Promise((done) => setTimeout(done));
  });
  equal(await page.evaluate(() => stage.conversation.listeners), 0);
  deepEqual(await page.evaluate(() => stage.conversation.asked), ["close"]);
});
