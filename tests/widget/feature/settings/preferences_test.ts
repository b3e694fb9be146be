/**
 * How somebody likes to read, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { stageTest } from "../../stage/stage.ts";
import { messages, online, TALK } from "../../stage/state.ts";

const KEY = "small-talk:settings";
const SAID = messages(TALK);
const kept = (page: Page) => page.evaluate((key) => localStorage.getItem(key), KEY);

async function begin(page: Page): Promise<void> {
  await page.evaluate((state) => stage.show({ state }), online({ messages: SAID.slice(0, 5) }));
}

/** Makes what is kept count. */
const apply = (page: Page, settings: string) =>
  page.evaluate(([key, settings]) => {
    localStorage.setItem(key, settings);
    const place = document.querySelector("small-talk-staged")?.shadowRoot?.querySelector("dialog");
    if (place) stage.parts.applyPreferences(place, stage.talk.room);
  }, [KEY, settings] as const);

stageTest(
  "nothing is kept before something is changed, nor after all is as before",
  async (page) => {
    await begin(page);
    await page.evaluate(() => stage.parts.openSettings());
    equal(await kept(page), null);
    const larger = page.getByLabel("Larger text");
    await larger.check();
    equal(await kept(page), '{"larger":true}');
    await larger.uncheck();
    equal(await kept(page), null);
  },
);

stageTest("larger text is larger, and again as before", async (page) => {
  await begin(page);
  const height = () =>
    page.locator(".message .text").first().evaluate((text) => text.getBoundingClientRect().height);
  const before = await height();
  await apply(page, '{"larger":true}');
  equal(await height() >= before * 1.2, true);
  await apply(page, "{}");
  equal(await height(), before);
});

stageTest("without announcements there is no live region to be spoken", async (page) => {
  await begin(page);
  const regions = () =>
    page.locator("small-talk-conversation > [aria-live]").evaluateAll((all) =>
      all.filter((region) => region.checkVisibility()).length
    );
  equal(await regions() > 0, true);
  await apply(page, '{"quiet":true}');
  equal(await regions(), 0);
});

stageTest(
  "a tone sounds for what others say from now on, not for one's own nor history",
  async (page) => {
    await begin(page);
    await page.evaluate(() => {
      Object.assign(globalThis, { tones: 0 });
      OscillatorNode.prototype.stop = () => {};
      OscillatorNode.prototype.start = () =>
        void Reflect.set(globalThis, "tones", Reflect.get(globalThis, "tones") + 1);
    });
    const tones = () => page.evaluate("tones");
    const say = (count: number) =>
      page.evaluate((messages) => stage.talk.room.become({ messages }), SAID.slice(0, count));
    await apply(page, '{"sound":true}');
    await page.evaluate(() => stage.talk.room.become({ hasOlder: false }));
    equal(await tones(), 0);
    await say(6);
    equal(await tones(), 1, "the author");
    await say(7);
    equal(await tones(), 1, "oneself");
    await page.evaluate(() => stage.talk.room.become({ epoch: "other", messages: [] }));
    await page.evaluate((messages) => stage.talk.room.become({ epoch: "third", messages }), SAID);
    equal(await tones(), 1, "history");
    const listeners = () => page.evaluate(() => stage.talk.room.listeners);
    const before = await listeners();
    await apply(page, '{"sound":true}');
    equal(await listeners(), before, "once");
    await apply(page, "{}");
    equal(await listeners(), before - 1);
  },
);

stageTest("nonsense in the storage is nothing, and no storage is fine", async (page) => {
  await begin(page);
  for (const nonsense of ["", "null", "7", "[]", '{"larger":1}']) await apply(page, nonsense);
  deepEqual(
    await page.locator("small-talk-staged .place").evaluate((place) =>
      getComputedStyle(place).zoom
    ),
    "1",
  );
  await page.evaluate(() =>
    Object.defineProperty(globalThis, "localStorage", {
      get() {
        throw new DOMException("Denied");
      },
    })
  );
  await page.evaluate(() => stage.parts.openSettings());
  await page.getByLabel("Larger text").check();
  equal(await page.getByLabel("Larger text").isChecked(), true);
});
