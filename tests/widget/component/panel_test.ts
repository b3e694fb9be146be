/**
 * The two voices in one panel, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { stageTest } from "../stage/stage.ts";
import { AUTHOR, messages, online, READER, YOU } from "../stage/state.ts";

async function show(page: Page) {
  await page.evaluate(
    ([state, whisper]) => stage.show({ state, whisper }),
    [
      online({ messages: messages([[READER, "In public", 2]]) }),
      online({ messages: messages([[AUTHOR, "In private", 1]]) }),
    ] as const,
  );
}

const tab = (page: Page, name: string) => page.getByRole("tab", { name });

stageTest("each voice has its own list, draft, and words for who will see it", async (page) => {
  await show(page);
  const field = page.getByRole("textbox");
  await field.fill("For all");
  await tab(page, "Private to the author").click();
  equal(await page.getByText("In private").isVisible(), true);
  equal(await page.getByText("In public").isVisible(), false);
  equal(await field.inputValue(), "", "no draft goes over");
  equal(await field.evaluate((field) => field.matches(":focus")), true);
  equal(await page.getByText("Only you and the author can see it").isVisible(), true);
  await field.fill("For one");
  await page.getByRole("button", { name: "Send to the author" }).click();
  deepEqual(await page.evaluate(() => stage.talk.whisper.asked), ["say For one"]);
  deepEqual(await page.evaluate(() => stage.conversation.asked), []);
  await tab(page, "Everyone").click();
  equal(await field.inputValue(), "For all");
});

stageTest("voices are tabs: one stop, and arrows go from one to the other", async (page) => {
  await show(page);
  await tab(page, "Everyone").focus();
  await page.keyboard.press("ArrowRight");
  equal(await tab(page, "Private").evaluate((tab) => tab.matches(":focus")), true);
  equal(await tab(page, "Private").getAttribute("aria-selected"), "true");
  equal(await page.getByRole("tabpanel", { name: "Private" }).isVisible(), true);
  await page.keyboard.press("Home");
  equal(await tab(page, "Everyone").getAttribute("aria-selected"), "true");
});

stageTest("a whisper is not asked for before somebody wants it", async (page) => {
  await show(page);
  equal(await page.evaluate(() => stage.talk.whisper.listeners), 0);
  await tab(page, "Private").click();
  equal(await page.evaluate(() => stage.talk.whisper.listeners) > 0, true);
});

stageTest(
  "what is in view is told to be seen, once, and not while its voice is hidden",
  async (page) => {
    await show(page);
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
