/**
 * Swiping back on a phone, in a real browser without close watchers.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { type StageOptions, stagesTest, stageTest } from "../../stage/stage.ts";
import { messages, online, TALK } from "../../stage/state.ts";

const PHONE: StageOptions = {
  viewport: { width: 360, height: 700 },
  hasTouch: true,
  isMobile: true,
  prepare: (page) => page.addInitScript(() => Reflect.deleteProperty(globalThis, "CloseWatcher")),
};

/** Opens the widget, once the way back is followed. @param state what the page keeps in its entry */
async function begin(page: Page, state: unknown = null): Promise<void> {
  await page.evaluate((state) => history.replaceState(state, ""), state);
  await page.evaluate((state) => stage.show({ state }), online({ messages: messages(TALK) }));
  await dialog(page).waitFor();
}

const dialog = (page: Page) => page.getByRole("dialog");
const isEntered = (page: Page) => page.waitForFunction(() => history.state?.["small-talk-open"]);
const state = (page: Page) => page.evaluate(() => history.state);

/** Goes through the history, and waits until that has been told. */
const go = (page: Page, delta: number) =>
  page.evaluate((delta) => {
    const told = new Promise((done) => addEventListener("popstate", done, { once: true }));
    history.go(delta);
    return told.then(() => {});
  }, delta);

stageTest("swiping back closes the window and leaves the page where it is", async (page) => {
  await begin(page, { position: 3 });
  await isEntered(page);
  deepEqual(await state(page), { position: 3, "small-talk-open": true }, "the page's own is kept");
  const address = page.url();
  await go(page, -1);
  await dialog(page).waitFor({ state: "hidden" });
  equal(page.url(), address);
  deepEqual(await state(page), { position: 3 });
  await go(page, 1);
  await dialog(page).waitFor();
}, PHONE);

stageTest("closing the window otherwise takes its entry out of the way back", async (page) => {
  await begin(page);
  await isEntered(page);
  const length = await page.evaluate(() => history.length);
  await page.getByRole("button", { name: "Close" }).tap();
  await dialog(page).waitFor({ state: "hidden" });
  await page.waitForFunction(() => history.state === null);
  await page.locator("#launcher").tap();
  await isEntered(page);
  equal(await page.evaluate(() => history.length), length, "opening again adds no second entry");
}, PHONE);

stageTest(
  "a window that is opened again while its entry goes stays open, with an entry",
  async (page) => {
    await begin(page);
    await isEntered(page);
    await page.evaluate(() => {
      const told = new Promise((done) => addEventListener("popstate", done, { once: true }));
      const element = document.querySelector<HTMLElement & { open(): void; close(): void }>(
        "small-talk-staged",
      );
      element?.addEventListener("small-talk-close", () => element.open(), { once: true });
      element?.close();
      return told.then(() => {});
    });
    await isEntered(page);
    equal(await dialog(page).isVisible(), true);
    await go(page, -1);
    await dialog(page).waitFor({ state: "hidden" });
  },
  PHONE,
);

stageTest("a widget that is taken away while it is open takes its entry along", async (page) => {
  await begin(page);
  await isEntered(page);
  await page.evaluate(() => document.querySelector("small-talk-staged")?.remove());
  await page.waitForFunction(() => history.state === null);
}, PHONE);

stageTest("an app that goes on while the window is open keeps its own way back", async (page) => {
  await begin(page);
  await isEntered(page);
  await page.evaluate(() => history.pushState({ of: "the app" }, "", "/posts/next"));
  await page.getByRole("button", { name: "Close" }).tap();
  await dialog(page).waitFor({ state: "hidden" });
  deepEqual(await state(page), { of: "the app" });
}, PHONE);

stagesTest("history is left alone where no swipe has to close anything", async (open) => {
  const { prepare, ...phone } = PHONE;
  const views: readonly StageOptions[] = [phone, prepare === undefined ? {} : { prepare }];
  for (const view of views) {
    const page = await open(view);
    const length = await page.evaluate(() => history.length);
    await begin(page);
    await page.waitForLoadState("networkidle");
    equal(await page.evaluate(() => history.length), length);
  }
  const page = await open(PHONE);
  await begin(page, "a word of the app");
  await page.waitForLoadState("networkidle");
  equal(await state(page), "a word of the app");
});
