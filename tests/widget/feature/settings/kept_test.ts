/**
 * What somebody likes counts from the first moment, in a real browser.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { stageTest } from "../../stage/stage.ts";
import { messages, online, TALK } from "../../stage/state.ts";

stageTest("what is kept in the browser counts as soon as the panel is open", async (page) => {
  await page.evaluate((state) => {
    localStorage.setItem("small-talk:settings", '{"larger":true}');
    return stage.show({ state });
  }, online({ messages: messages(TALK) }));
  await page.waitForFunction(() => {
    const place = document.querySelector("small-talk-staged")?.shadowRoot?.querySelector(".place");
    return place && getComputedStyle(place).zoom === "1.25";
  });
});

stageTest("who has changed nothing has nothing in the browser", async (page) => {
  await page.evaluate((state) => stage.show({ state }), online({ messages: messages(TALK) }));
  await page.evaluate(() => stage.parts.openSettings());
  deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
});
