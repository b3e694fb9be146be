/**
 * A drawer over a conversation, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { stageTest } from "../stage/stage.ts";

/** A place with a button in it, from which a drawer was opened. */
async function open(page: Page) {
  await page.evaluate(() => {
    const place = document.createElement("div");
    place.id = "place";
    place.style.position = "relative";
    const button = document.createElement("button");
    button.textContent = "Open";
    const told: string[] = [];
    button.onclick = () => {
      const drawer = stage.parts.openDrawer(place, {
        title: "Search",
        back: "Back",
        closed: () => told.push("closed"),
      });
      drawer.body.append(Object.assign(document.createElement("input"), { id: "field" }));
    };
    place.append(button);
    document.body.replaceChildren(place);
    Object.assign(globalThis, { told });
    button.focus();
  });
  await page.keyboard.press("Enter");
}

/** Whether what is under the drawer is out of reach. */
const rests = (page: Page) =>
  page.locator("#place > button").evaluate((button: HTMLElement) => button.inert);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

stageTest("drawer is named by its title, which has the focus", async (page) => {
  await open(page);
  equal(await page.getByRole("region", { name: "Search" }).count(), 1);
  equal(await focused(page), "Search");
});

stageTest("drawer lets what is under it rest, and wakes it when it goes", async (page) => {
  await open(page);
  equal(await rests(page), true);
  await page.getByRole("button", { name: "Back" }).click();
  equal(await rests(page), false);
  equal(await focused(page), "Open", "the focus is back");
  deepEqual(await page.evaluate("told"), ["closed"]);
});

stageTest("drawer closes with Escape, unless what it shows has used the key", async (page) => {
  await open(page);
  await page.locator("#field").focus();
  await page.evaluate(() => {
    document.querySelector("#field")?.addEventListener("keydown", (e) => e.preventDefault(), {
      once: true,
    });
  });
  await page.keyboard.press("Escape");
  equal(await page.locator(".drawer").count(), 1);
  await page.keyboard.press("Escape");
  equal(await page.locator(".drawer").count(), 0);
  equal(await focused(page), "Open");
});

stageTest("drawer takes the place of one that is open there", async (page) => {
  await open(page);
  await page.evaluate(() => {
    const place = document.querySelector<HTMLElement>("#place");
    if (place !== null) stage.parts.openDrawer(place, { title: "Help", back: "Back" });
  });
  deepEqual(await page.getByRole("heading").allTextContents(), ["Help"]);
  deepEqual(await page.evaluate("told"), ["closed"]);
  await page.keyboard.press("Escape");
  equal(await rests(page), false);
});
