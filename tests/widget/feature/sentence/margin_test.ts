/**
 * When there are marks in the margin, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ChatMessage } from "../../../../shared/chat/event.ts";
import { withPost } from "../../stage/post_page.ts";
import { stageTest } from "../../stage/stage.ts";
import { many, online } from "../../stage/state.ts";

/** A long conversation whose third message asks about the post. */
const SAID: readonly ChatMessage[] = many(60).map((message) =>
  message.seq === 3
    ? {
      ...message,
      question: { state: "open" },
      sentence: { text: "header is a name", fragment: "" },
    }
    : message
);
const ASKED = online({ messages: SAID, questions: { open: 1, answered: 0 } });
const POST = withPost(`<main style="width: 400px"><p>A header is a name.</p></main>`);

const show = (page: Page, state: typeof ASKED, attributes: Readonly<Record<string, string>> = {}) =>
  page.evaluate(
    ([state, attributes]) => stage.show({ state, attributes }),
    [
      state,
      attributes,
    ] as const,
  );
const marks = (page: Page) => page.locator("small-talk-markers button");

stageTest("a mark opens the panel again, at the message that asked", async (page) => {
  await show(page, ASKED);
  await marks(page).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await marks(page).click();
  await page.getByRole("dialog").waitFor();
  await page.waitForFunction((id) => {
    const root = document.querySelector("small-talk-staged")?.shadowRoot;
    const log = root?.querySelector("[role=log]")?.getBoundingClientRect();
    const item = root?.querySelector(`[data-id="${id}"]`);
    const { top = 0, bottom = 0 } = item?.getBoundingClientRect() ?? {};
    return log && bottom > log.top && top < log.bottom && root?.activeElement === item;
  }, SAID[2]?.id);
}, POST);

stageTest(
  "a room without questions asks for none, and one that has its marks off neither",
  async (page) => {
    await show(page, online({ messages: many(3) }), {});
    const asked = () =>
      page.evaluate(() => stage.talk.link.asked.filter((to) => to.endsWith("/questions")));
    await page.evaluate((state) => stage.talk.room.become(state), online({ messages: many(4) }));
    deepEqual(await asked(), []);
    await page.evaluate((state) => {
      document.querySelector("small-talk-staged")?.setAttribute("markers", "off");
      stage.talk.room.become(state);
    }, ASKED);
    deepEqual(await asked(), []);
    await page.evaluate((state) => {
      document.querySelector("small-talk-staged")?.removeAttribute("markers");
      stage.talk.room.become(state);
    }, ASKED);
    await marks(page).waitFor();
    equal((await asked()).length, 1);
  },
  POST,
);

stageTest("marks go with the widget", async (page) => {
  await show(page, ASKED);
  await marks(page).waitFor();
  await page.evaluate(() => document.querySelector("small-talk-staged")?.remove());
  await page.locator("small-talk-markers").waitFor({ state: "detached" });
}, POST);

stageTest("while the window lies over the margin, marks stand in the other one", async (page) => {
  await show(page, ASKED);
  const left = async () => (await marks(page).boundingBox())?.x ?? 0;
  await marks(page).waitFor();
  const window = await page.getByRole("dialog").boundingBox();
  const text = await page.locator("main p").boundingBox();
  if (window === null || text === null) throw new Error("Cannot measure what is not shown");
  equal(text.x + text.width > window.x, true, "it reaches below the window");
  equal(await left() + 32 <= text.x, true);
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.waitForFunction((end) => {
    const button = document.querySelector("small-talk-markers")?.shadowRoot
      ?.querySelector("button");
    return button && button.getBoundingClientRect().left >= end;
  }, text.x + text.width);
}, {
  ...withPost(`<main style="width: 640px; margin: 0 auto"><p>A header is a name.</p></main>`),
  viewport: { width: 1280, height: 760 },
});
