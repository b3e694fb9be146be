/**
 * The parts of a conversation together, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ConversationState } from "../../../widget/state/model.ts";
import { stageTest } from "../stage/stage.ts";
import { AUTHOR, many, messages, online, READER, TALK, YOU } from "../stage/state.ts";

async function show(page: Page, part: Partial<ConversationState>) {
  await page.evaluate((state) => stage.show({ state }), online(part));
}

async function change(page: Page, part: Partial<ConversationState>) {
  await page.evaluate((part) => stage.conversation.become(part), part);
}

/** What was in the live region while the clock went on. */
async function spoken(page: Page): Promise<readonly string[]> {
  const region = page.locator("[aria-live=polite]");
  await page.evaluate(() => stage.clock.advance(200));
  const lines = await region.locator("p").allTextContents();
  await page.evaluate(() => stage.clock.advance(5_000));
  equal(await region.locator("p").count(), 0, "the region is emptied");
  return lines;
}

stageTest("conversation speaks a new message of another, once", async (page) => {
  await show(page, { messages: messages(TALK) });
  const line = messages([[AUTHOR, "One more thing", 0]], TALK.length + 1);
  await change(page, { messages: [...messages(TALK), ...line] });
  deepEqual(await spoken(page), ["the author Author: One more thing"]);
  await change(page, { link: { kind: "online" } });
  deepEqual(await spoken(page), []);
});

stageTest(
  "conversation does not speak its history, neither first nor earlier pages",
  async (page) => {
    await page.evaluate(() => stage.show({}));
    await change(page, online({ messages: many(50, 51), hasOlder: true }));
    deepEqual(await spoken(page), []);
    await change(page, { messages: many(100) });
    deepEqual(await spoken(page), []);
  },
);

stageTest("conversation does not speak one's own messages", async (page) => {
  await show(page, { messages: messages(TALK) });
  const line = messages([[YOU, "Mine", 0]], TALK.length + 1);
  await change(page, { messages: [...messages(TALK), ...line] });
  deepEqual(await spoken(page), []);
});

stageTest("conversation speaks the first message of an empty room", async (page) => {
  await show(page, { epoch: "" });
  await change(page, { epoch: "first", messages: messages([[READER, "Anybody here", 0]]) });
  equal((await spoken(page)).length, 1);
});

stageTest("conversation does not speak a log that was begun anew", async (page) => {
  await show(page, { messages: messages(TALK) });
  await change(page, { epoch: "another", messages: many(20, 40) });
  deepEqual(await spoken(page), []);
});

stageTest("conversation says of what came during a break how much it was", async (page) => {
  await show(page, { messages: messages(TALK) });
  const missed = messages(
    [[READER, "a", 0], [READER, "b", 0], [AUTHOR, "c", 0], [READER, "d", 0]],
    TALK.length + 1,
  );
  await change(page, { messages: [...messages(TALK), ...missed] });
  deepEqual(await spoken(page), ["4 new messages"]);
});

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
