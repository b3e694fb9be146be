/**
 * The two voices in one panel, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { showVoices } from "../stage/panel_states.ts";
import { stageTest } from "../stage/stage.ts";

const tab = (page: Page, name: string) => page.getByRole("tab", { name });

stageTest("each voice has its own list, draft, and words for who will see it", async (page) => {
  await showVoices(page);
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

stageTest("a whisper is not asked for before somebody wants it", async (page) => {
  await showVoices(page);
  equal(await page.evaluate(() => stage.talk.whisper.listeners), 0);
  await tab(page, "Private").click();
  equal(await page.evaluate(() => stage.talk.whisper.listeners) > 0, true);
});

stageTest(
  "a panel that is moved within the page goes on hearing its conversations",
  async (page) => {
    await showVoices(page);
    await tab(page, "Private").click();
    const listeners = () =>
      page.evaluate(() => [stage.talk.room.listeners, stage.talk.whisper.listeners]);
    const before = await listeners();
    await page.evaluate(() => {
      document.body.prepend(document.querySelector("small-talk-staged") as Node);
      return stage.turn();
    });
    deepEqual(await listeners(), before);
  },
);

stageTest(
  "what lies over a conversation goes with it, so that no reader sees another's",
  async (page) => {
    await showVoices(page);
    await page.evaluate(() => stage.parts.openSettings());
    equal(await page.getByRole("heading", { name: "Settings" }).count(), 1);
    await page.evaluate(() => {
      const host = document.querySelector("small-talk-staged") as HTMLElement & { talk: unknown };
      host.talk = Object.create(stage.talk);
      return stage.turn();
    });
    equal(await page.getByRole("heading", { name: "Settings" }).count(), 0);
    equal(await page.getByRole("textbox").isEnabled(), true);
  },
);
