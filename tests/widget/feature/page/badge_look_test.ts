/**
 * The looks of the count on a launcher.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { stageTest } from "../../stage/stage.ts";
import { messages, online, READER } from "../../stage/state.ts";

/** Waits for what counts messages. */
const isCounted = (page: Page) => page.waitForFunction(() => stage.talk.link.followed.length > 0);

stageTest(
  "the count of what came while it was closed is dressed when the first comes",
  async (page) => {
    await page.evaluate((state) => stage.show({ state }), online());
    await isCounted(page);
    const rounded = () =>
      page.locator("#launcher b").evaluate((badge) => getComputedStyle(badge).borderRadius);
    await page.evaluate((said) => {
      document.querySelector<HTMLElement & { close(): void }>("small-talk-staged")?.close();
      stage.conversation.become({ messages: said });
    }, messages([[READER, "Are you there?", 1]]));
    await page.locator("#launcher b").waitFor();
    await page.waitForFunction(() => {
      const root = document.querySelector("small-talk-staged")?.shadowRoot;
      const badge = root?.querySelector("#launcher b");
      return badge !== null && badge !== undefined &&
        getComputedStyle(badge).borderRadius === "10px";
    });
    equal(await rounded(), "10px");
  },
);
