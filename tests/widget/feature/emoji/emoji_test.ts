/**
 * The emoji picker, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { stageTest } from "../../stage/stage.ts";
import { messages, online, READER, YOU } from "../../stage/state.ts";

const MINE = "message-2-------";

async function open(page: Page): Promise<void> {
  const said = messages([[READER, "Why?", 2], [YOU, "I see", 1]]);
  await page.evaluate((state) => stage.show({ state }), online({ messages: said }));
  await openAgain(page);
}

async function openAgain(page: Page): Promise<void> {
  await page.locator("li").last().hover();
  await page.locator("li").last().locator(".more").click();
  await page.getByRole("menuitem", { name: "More emoji" }).click();
  await page.getByRole("dialog", { name: "Emoji" }).waitFor();
}

const asked = (page: Page) => page.evaluate(() => stage.conversation.asked);
const focused = (page: Page) =>
  page.evaluate(() =>
    document.querySelector("small-talk-staged")?.shadowRoot?.activeElement?.ariaLabel
  );

stageTest("picker finds by name, says how many, and Enter takes the first", async (page) => {
  await open(page);
  equal(await focused(page), "Search emoji");
  await page.keyboard.type("rocket");
  equal(await page.locator(".emoji [role=status]").textContent(), "1 emoji");
  await page.keyboard.press("Enter");
  equal(await page.getByRole("dialog", { name: "Emoji" }).count(), 0);
  deepEqual(await asked(page), [`react ${MINE} {"emoji":"🚀","on":true}`]);
  await page.locator(".more:focus").waitFor();
});

stageTest("picker is gone through by keys", async (page) => {
  await open(page);
  await page.keyboard.press("ArrowDown");
  const found = [await focused(page)];
  for (const key of ["ArrowRight", "ArrowDown", "Home", "ArrowUp", "ArrowUp"]) {
    await page.keyboard.press(key);
    found.push(await focused(page));
  }
  equal(found[0], "grinning face");
  equal(new Set(found).size, 5, found.join());
  equal(found[4], "grinning face");
  equal(found[5], "Search emoji");
  await page.keyboard.press("Escape");
  deepEqual(await asked(page), []);
  await page.locator(".more:focus").waitFor();
});

stageTest("picker keeps nothing until one is chosen, then shows it first", async (page) => {
  await open(page);
  equal(await page.evaluate(() => localStorage.length), 0);
  equal(await page.getByRole("button", { name: "Recently used" }).count(), 0);
  await page.getByRole("button", { name: "Food and drink" }).click();
  await page.getByRole("gridcell", { name: "hot beverage" }).click();
  await openAgain(page);
  equal(await page.getByRole("gridcell").count(), 1);
  equal(await page.getByRole("gridcell").getAttribute("aria-label"), "hot beverage");
});

stageTest("picker gives an emoji the tone that was chosen", async (page) => {
  await open(page);
  await page.getByRole("combobox", { name: "Skin tone" }).selectOption("3");
  await page.getByRole("searchbox").fill("thumbs up");
  await page.keyboard.press("Enter");
  deepEqual(await asked(page), [`react ${MINE} {"emoji":"👍🏽","on":true}`]);
});

stageTest("picker names its groups and its cells, each of which can be hit", async (page) => {
  await open(page);
  equal(await page.getByRole("grid", { name: "Smileys" }).count(), 1);
  const small = await page.locator(".emoji :is(button, select, input)").evaluateAll((all) =>
    all.filter((one) => one.getBoundingClientRect().height < 24).length
  );
  equal(small, 0);
});

stageTest("the ring around an emoji is within the grid, which would cut it off", async (page) => {
  await open(page);
  await page.keyboard.press("ArrowDown");
  const offset = await page.locator("[role=gridcell]:focus").evaluate((cell) =>
    parseFloat(getComputedStyle(cell).outlineOffset)
  );
  equal(offset, -2);
});
