/**
 * What is spoken of a conversation, and told to be seen, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ConversationState } from "../../../../widget/state/model.ts";
import { stagesTest, stageTest } from "../../stage/stage.ts";
import { AUTHOR, many, messages, online, READER, TALK, YOU } from "../../stage/state.ts";

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

stageTest(
  "what is in view is told to be seen, once, and not while its voice is hidden",
  async (page) => {
    await page.evaluate(
      ([state, whisper]) => stage.show({ state, whisper }),
      [
        online({ messages: messages([[READER, "In public", 2]]) }),
        online({ messages: messages([[AUTHOR, "In private", 1]]) }),
      ] as const,
    );
    const tab = (page: Page, name: string) => page.getByRole("tab", { name });
    deepEqual(await page.evaluate(() => stage.conversation.seen), [1]);
    await tab(page, "Private").click();
    const lines = messages([[READER, "In public", 2], [YOU, "a", 1], [READER, "b", 0]]);
    await page.evaluate((messages) => stage.conversation.become({ messages }), lines);
    deepEqual(await page.evaluate(() => stage.conversation.seen), [1]);
    deepEqual(await page.evaluate(() => stage.talk.whisper.seen), [1]);
    await tab(page, "Everyone").click();
    deepEqual(await page.evaluate(() => stage.conversation.seen), [1, 3]);
  },
);

stageTest(
  "what comes while one reads back is told to be seen once one is at the end",
  async (page) => {
    await show(page, { messages: many(60) });
    const seen = () => page.evaluate(() => stage.conversation.seen);
    await page.waitForFunction(() => stage.conversation.seen.at(-1) === 60);
    const log = page.getByRole("log");
    await log.evaluate((log) => log.scrollTop = -1_500);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await change(page, { messages: [...many(60), ...messages([[READER, "New", 0]], 61)] });
    // By then it is known that it came.
    await page.getByRole("button", { name: "1 new message" }).waitFor();
    deepEqual(await seen(), [60]);
    await log.evaluate((log) => log.scrollTop = 0);
    await page.waitForFunction(() => stage.conversation.seen.at(-1) === 61);
    deepEqual(await seen(), [60, 61]);
  },
);

stagesTest(
  "an empty conversation tells of sentences, where one can ask about them",
  async (open) => {
    const hint = (page: Page) => page.getByText("Select a sentence in the post to ask about it.");
    const page = await open();
    await show(page, {});
    await hint(page).waitFor();
    await change(page, { messages: messages(TALK) });
    equal(await hint(page).count(), 0);

    await page.evaluate(() => stage.clear());
    const attributes = { sentence: "off" };
    const state = online();
    const empty = page.getByRole("heading", { name: "What would you like to ask?" });
    await page.evaluate((show) => stage.show(show), { state, attributes });
    await empty.waitFor();
    equal(await hint(page).count(), 0, "the page does not want it");

    await page.evaluate(() => stage.clear());
    await page.evaluate(() => document.querySelector('script[src="small-talk.js"]')?.remove());
    await page.evaluate((show) => stage.show(show), { state });
    await empty.waitFor();
    equal(await hint(page).count(), 0, "nobody listens for a selection");
  },
);

stageTest(
  "on a phone one's own messages end at one edge, the first of them and those after it",
  async (page) => {
    const said = messages([[YOU, "One", 2], [YOU, "Two, with more words than that", 2]]);
    await show(page, { messages: said });
    const ends = await page.locator(".own .text").evaluateAll((texts) =>
      texts.map((text) => Math.round(text.getBoundingClientRect().right))
    );
    equal(ends.length, 2);
    equal(ends[1], ends[0]);
  },
  { viewport: { width: 360, height: 700 }, hasTouch: true, isMobile: true },
);
