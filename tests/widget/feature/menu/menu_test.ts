/**
 * The menu of the panel, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { stageTest } from "../../stage/stage.ts";
import { messages, online, TALK } from "../../stage/state.ts";

stageTest("the menu leads to what there is besides, and back, by keyboard alone", async (page) => {
  await page.evaluate((state) => stage.show({ state }), online({ messages: messages(TALK) }));
  const button = page.getByRole("button", { name: "More", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menu", { name: "More" }).waitFor();
  equal(await page.getByRole("menuitem").count(), 3);
  await page.keyboard.press("Escape");
  equal(await button.evaluate((button) => button.matches(":focus")), true);
  equal(await page.getByRole("dialog", { name: "The margin" }).isVisible(), true);
  await page.keyboard.press("Enter");
  await page.getByRole("menu").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Questions" }).waitFor();
  await page.keyboard.press("Escape");
  equal(await page.getByRole("region", { name: "Questions" }).count(), 0);
  equal(await button.evaluate((button) => button.matches(":focus")), true);
});

stageTest("a menu leaves the panel's head as it was", async (page) => {
  await page.evaluate((state) => stage.show({ state }), online({ messages: messages(TALK) }));
  const button = page.getByRole("button", { name: "More", exact: true });
  const before = await button.boundingBox();
  await button.click();
  await page.getByRole("menu", { name: "More" }).waitFor();
  deepEqual(await button.boundingBox(), before);
});
