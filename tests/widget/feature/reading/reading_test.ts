/**
 * Reading by keyboard, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { stageTest } from "../../stage/stage.ts";
import { many, online } from "../../stage/state.ts";

/** Shows 60 messages. They are drawn a few in each frame: the first stands there last. */
async function show(page: Page) {
  await page.evaluate((state) => stage.show({ state }), online({ messages: many(60) }));
  await page.getByRole("log").getByText("Message 1, with").waitFor();
}

/** The number of the message that has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector("small-talk-staged")?.shadowRoot;
    return /Message \d+/.exec(root?.activeElement?.querySelector(".text")?.textContent ?? "")?.[0];
  });

stageTest("the log is one stop, and arrows go from message to message", async (page) => {
  await show(page);
  await page.keyboard.press("Shift+Tab");
  await page.waitForFunction(() =>
    document.querySelector("small-talk-staged")?.shadowRoot?.activeElement?.role === "log"
  );
  const visited: (string | undefined)[] = [];
  // The first key may come before what answers it, and is answered then.
  await page.keyboard.press("ArrowUp");
  await page.waitForFunction(() =>
    document.querySelector("small-talk-staged")?.shadowRoot?.activeElement?.localName === "li"
  );
  visited.push(await focused(page));
  for (const key of ["ArrowUp", "ArrowDown", "Home", "ArrowUp", "End", "ArrowDown"]) {
    await page.keyboard.press(key);
    visited.push(await focused(page));
  }
  deepEqual(
    visited.map((text) => text?.slice("Message ".length)),
    ["60", "59", "60", "1", "1", "60", "60"],
  );
  await page.keyboard.press("Tab");
  const tag = await page.evaluate(() =>
    document.querySelector("small-talk-staged")?.shadowRoot?.activeElement?.localName
  );
  equal(tag, "textarea", "no stop between the log and the field");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Home");
  await page.keyboard.press("Escape");
  equal(await page.getByRole("textbox").evaluate((field) => field.matches(":focus")), true);
  equal(await page.getByRole("dialog").isVisible(), true);
});

stageTest("a message that lies before is loaded, shown, and has the focus", async (page) => {
  await page.evaluate(
    (state) => stage.show({ state }),
    online({ messages: many(50, 51), hasOlder: true }),
  );
  const found = page.evaluate((id) => {
    interface Panel extends HTMLElement {
      readonly panel: { querySelector(name: string): { reveal(id: string): unknown } };
    }
    return document.querySelector<Panel>("small-talk-staged")?.panel
      .querySelector("small-talk-conversation").reveal(id);
  }, many(1, 30)[0]?.id ?? "");
  await page.waitForFunction(() => stage.conversation.asked.includes("loadOlder"));
  await page.evaluate((part) => stage.conversation.become(part), {
    messages: many(100),
    hasOlder: false,
  });
  equal(await found, true);
  equal(await focused(page), "Message 30");
});
