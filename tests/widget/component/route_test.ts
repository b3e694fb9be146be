/**
 * How another page under the same document is noticed.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { stageTest } from "../stage/stage.ts";

/** What was told on each step of an app that changes its address, its content and its address back. */
async function walk(page: Page): Promise<readonly number[]> {
  return await page.evaluate(async () => {
    let told = 0;
    const counts: number[] = [];
    const settle = async () => {
      await new Promise((done) => setTimeout(done));
      counts.push(told);
    };
    const stop = stage.parts.followRoute(() => told++);
    history.replaceState(null, "", "?query#hash");
    document.body.append(document.createElement("p"));
    await settle();
    history.pushState(null, "", "/posts/other");
    document.body.append(document.createElement("p"));
    await settle();
    const back = new Promise((done) => addEventListener("popstate", done, { once: true }));
    history.back();
    await back;
    await settle();
    stop();
    history.pushState(null, "", "/posts/third");
    document.body.append(document.createElement("p"));
    await settle();
    return counts;
  });
}

stageTest("another path is told once, other queries, hashes and content are not", async (page) => {
  deepEqual(await walk(page), [0, 1, 2, 2]);
});

stageTest(
  "another path is told where there is no Navigation API, once its content comes",
  async (page) => {
    equal(await page.evaluate(() => "navigation" in globalThis), false);
    deepEqual(await walk(page), [0, 1, 2, 2]);
  },
  {
    prepare: (page) =>
      page.addInitScript(() => {
        Reflect.deleteProperty(globalThis, "navigation");
        Reflect.deleteProperty(Window.prototype, "navigation");
      }),
  },
);

stageTest("nothing of the page is patched to follow it", async (page) => {
  const kept = await page.evaluate(() => {
    const { pushState, replaceState } = history;
    stage.parts.followRoute(() => {});
    return pushState === history.pushState && replaceState === history.replaceState &&
      !Object.hasOwn(history, "pushState");
  });
  equal(kept, true);
});
