/**
 * A list of ten thousand, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { answering, room, SIGNED_IN } from "../../stage/desk.ts";
import { show } from "../../stage/inbox_page.ts";
import { stageTest } from "../../stage/stage.ts";
import { READER } from "../../stage/state.ts";

const MANY = 10_000;
const SAMPLE = room("/posts/sample", { from: READER, text: "Text" });

stageTest(
  "a list of ten thousand has few nodes, and each says which of how many it is",
  async (page) => {
    await show(page);
    // Made on the page: sending them there takes longer than all the rest.
    await page.evaluate(([sample, many]) => {
      const rows = Array.from({ length: many }, (_, at) => ({
        ...sample,
        room: `default/posts/${at}` as typeof sample.room,
        page: { ...sample.page, title: `Post ${at}` },
        last: { ...sample.last, at: sample.last.at - at },
      }));
      desk.inbox.change({ rows });
    }, [SAMPLE, MANY] as const);
    await page.locator(".list a").filter({ hasText: "Post 0" }).first().waitFor();
    const list = page.locator("small-talk-window-list");
    const places = () =>
      list.locator("li").evaluateAll((items) =>
        items.map((item) => [
          item.getAttribute("aria-posinset"),
          item.querySelector(".title")?.textContent?.trim(),
        ])
      );
    deepEqual((await places())[0], ["1", "Post 0"]);
    equal(await list.locator("li").first().getAttribute("aria-setsize"), String(MANY));
    equal((await places()).length < 50, true);
    await list.evaluate((list) => list.scrollTop = list.scrollHeight);
    await list.locator("li").filter({ hasText: `Post ${MANY - 1}` }).waitFor();
    equal((await places()).length < 50, true);
    await list.evaluate((list) => list.scrollTop = 84 * 500);
    await list.locator("li").filter({ hasText: "Post 500" }).waitFor();
    await page.locator(".list a").filter({ hasText: "Post 502" }).focus();
    const top = () =>
      page.locator(".list a").filter({ hasText: "Post 502" }).evaluate((link) =>
        Math.round(link.getBoundingClientRect().top)
      );
    const before = await top();
    // A new message at the top moves nothing that is being read, nor the focus.
    await page.evaluate((row) => {
      const { rows } = desk.inbox.state;
      desk.inbox.change({ rows: [row, ...rows] });
    }, room("/posts/new", { title: "New post", from: READER, minutesAgo: 0 }));
    await list.locator(`li[aria-setsize="${MANY + 1}"]`).first().waitFor();
    equal(await top(), before);
    const focused = () =>
      page.evaluate(() => document.activeElement?.querySelector(".title")?.textContent?.trim());
    equal(await focused(), "Post 502");
    await list.evaluate((list) => list.scrollTop = 0);
    await list.locator("li").filter({ hasText: "New post" }).waitFor();
    equal(await focused(), "Post 502", "what has the focus stays, also out of view");
    await page.keyboard.press("j");
    await page.waitForFunction(() =>
      document.activeElement?.querySelector(".title")?.textContent?.trim() === "Post 503"
    );
  },
  answering(SIGNED_IN).options,
);
