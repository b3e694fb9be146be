/**
 * Settings and help, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { ME } from "../../../../shared/chat/destination.ts";
import { stageTest } from "../../stage/stage.ts";
import { online } from "../../stage/state.ts";

/** Opens the settings of a reader of whom the server has this. */
async function begin(page: Page, me: object = { name: "Mina" }): Promise<void> {
  await page.evaluate((state) => stage.show({ state }), online());
  await page.evaluate(([destination, me]) => {
    stage.talk.link.answers[destination] = { id: "reader-you", ...me };
    return stage.parts.openSettings();
  }, [ME, me] as const);
}

stageTest("without a server to call there is nothing of one's own to take along", async (page) => {
  await begin(page);
  equal(await page.getByRole("region", { name: "Your messages" }).count(), 0);
  equal(await page.getByRole("region", { name: "Keyboard shortcuts" }).locator("dt").count(), 6);
});

stageTest("closing the settings lets go of everything", async (page) => {
  await begin(page);
  // What counts messages goes on.
  await page.waitForFunction(() => stage.talk.link.followed.length > 0);
  const before = await page.evaluate(() => stage.talk.room.listeners);
  await page.getByRole("button", { name: "Back to the conversation" }).click();
  deepEqual(await page.evaluate(() => [stage.talk.link.followed, stage.talk.room.listeners]), [
    ["/user/queue/whispers"],
    before - 1,
  ]);
});
