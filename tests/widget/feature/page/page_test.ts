/**
 * What the page hears of the widget, and what the widget makes of the page.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { stageTest } from "../../stage/stage.ts";
import { AUTHOR, type Line, messages, online, READER } from "../../stage/state.ts";

const BEFORE: Line = [READER, "Before", 9];

/** Opens the widget over a talk, once the page is followed. */
async function followed(page: Page, attributes: Readonly<Record<string, string>> = {}) {
  const asked = page.waitForRequest("**/api/site");
  await page.evaluate(
    ([state, attributes]) => stage.show({ state, attributes }),
    [
      online({ messages: messages([BEFORE]) }),
      attributes,
    ] as const,
  );
  await asked;
}

const become = (page: Page, lines: readonly Line[]) =>
  page.evaluate((state) => stage.conversation.become(state), online({ messages: messages(lines) }));

stageTest(
  "a page hears each message of others, and how many came while it was closed",
  async (page) => {
    await followed(page);
    await page.evaluate(() => {
      const events: unknown[] = [];
      for (const name of ["small-talk-message", "small-talk-unread"]) {
        document.addEventListener(name, (event) => {
          const { type, detail } = event as CustomEvent;
          events.push([type, detail?.text ?? detail]);
        });
      }
      Object.assign(globalThis, { events });
    });
    // What is before the first look is history.
    await become(page, [BEFORE]);
    await become(page, [BEFORE, [AUTHOR, "Open", 3]]);
    await page.keyboard.press("Escape");
    await become(page, [BEFORE, [AUTHOR, "Open", 3], [AUTHOR, "Closed", 2], [READER, "Too", 1]]);
    const badge = page.locator("#launcher b");
    await badge.filter({ hasText: "2" }).waitFor();
    equal(await page.getByRole("button", { name: "Ask 2" }).count(), 1);
    await page.locator("#launcher").click();
    await badge.waitFor({ state: "detached" });
    deepEqual(await page.evaluate("events"), [
      ["small-talk-message", "Open"],
      ["small-talk-message", "Closed"],
      ["small-talk-message", "Too"],
      ["small-talk-unread", 2],
      ["small-talk-unread", 0],
    ]);
  },
);

stageTest(
  "another page of the same app is another room, unless the element names one",
  async (page) => {
    await followed(page);
    await page.evaluate(() => history.pushState(null, "", "/posts/other"));
    await page.waitForFunction(() => stage.rooms.length === 2);
    equal(await page.getByRole("dialog").isVisible(), true);
    deepEqual(await page.evaluate(() => stage.rooms), [
      "default/posts/margin",
      "default/posts/other",
    ]);
  },
);

stageTest("an element that names its room stays in it", async (page) => {
  await followed(page, { room: "/fixed" });
  await page.evaluate(async () => {
    history.pushState(null, "", "/posts/other");
    await new Promise((done) => setTimeout(done));
  });
  deepEqual(await page.evaluate(() => stage.rooms), ["default/fixed"]);
});

stageTest("another language on the element is spoken at once", async (page) => {
  await followed(page);
  await page.evaluate(() =>
    document.querySelector("small-talk-staged")?.setAttribute("lang", "ko")
  );
  await page.getByRole("button", { name: "닫기" }).waitFor();
});
