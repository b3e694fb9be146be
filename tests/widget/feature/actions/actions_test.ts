/**
 * The menu beside a message, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ConversationState } from "../../../../widget/state/model.ts";
import { type StageOptions, stageTest } from "../../stage/stage.ts";
import { messages, online, READER, YOU } from "../../stage/state.ts";

const MINE = "message-2-------";
const PHONE: StageOptions = { viewport: { width: 390, height: 700 }, hasTouch: true };

/** Opens the menu of one's own message, which is the last. */
async function open(page: Page, state: Partial<ConversationState> = {}): Promise<void> {
  const said = messages([[READER, "Why?", 2], [YOU, "*I* see", 1]]);
  const all = online({ messages: said, ...state });
  await page.evaluate((state) => stage.show({ state }), all);
  await page.locator("li").last().hover();
  await page.locator("li").last().locator(".more").click();
  await page.getByRole("menu").waitFor();
}

const asked = (page: Page) => page.evaluate(() => stage.conversation.asked);
const focused = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector("small-talk-staged")?.shadowRoot;
    const { activeElement } = root ?? document;
    return activeElement?.ariaLabel ?? activeElement?.textContent.trim();
  });

stageTest("menu has a name, the focus, and what may be done", async (page) => {
  await open(page);
  equal(await page.getByRole("menu").getAttribute("aria-label"), "What you can do");
  equal(await focused(page), "React with 👍");
  const items = await page.getByRole("menuitem").allInnerTexts();
  deepEqual(items.map((item) => item.trim()), [
    "",
    "Quote",
    "Copy text",
    "Ask as a question",
    "Edit",
    "Delete",
  ]);
});

stageTest("menu is gone through by keys, and Escape gives the focus back", async (page) => {
  await open(page);
  const found: unknown[] = [];
  for (const key of ["ArrowRight", "ArrowDown", "ArrowUp", "End", "c", "Home"]) {
    await page.keyboard.press(key);
    found.push(await focused(page));
  }
  deepEqual(found, [
    "React with ❤️",
    "Quote",
    "React with 👍",
    "Delete",
    "Copy text",
    "React with 👍",
  ]);
  await page.keyboard.press("Escape");
  equal(await page.getByRole("menu").count(), 0);
  await page.locator(".more:focus").waitFor();
  equal(await page.locator("dialog[open]").count(), 1, "the panel stays");
  equal(await page.locator(".more:focus").getAttribute("aria-expanded"), "false");
});

stageTest("menu closes when something else is pressed", async (page) => {
  await open(page);
  await page.mouse.click(5, 5);
  equal(await page.getByRole("menu").count(), 0);
});

stageTest("reaction is given by one press, and taken back by the next", async (page) => {
  await open(page);
  await page.getByRole("menuitemcheckbox", { name: "React with 🎉" }).click();
  equal(await page.getByRole("menu").count(), 0);
  const [first, mine] = messages([[READER, "Why?", 2], [YOU, "I see", 1]]);
  const reactions = [{ emoji: "🎉", count: 1, by: [YOU.id] }];
  await open(page, { messages: first && mine ? [first, { ...mine, reactions }] : [] });
  const party = page.getByRole("menuitemcheckbox", { name: "React with 🎉" });
  equal(await party.getAttribute("aria-checked"), "true");
  await party.click();
  deepEqual(await asked(page), [
    `react ${MINE} {"emoji":"🎉","on":true}`,
    `react ${MINE} {"emoji":"🎉","on":false}`,
  ]);
});

stageTest("message is deleted at the second press, and at no other", async (page) => {
  await open(page);
  await page.getByRole("menuitem", { name: "Delete", exact: true }).click();
  deepEqual(await asked(page), []);
  const sure = page.getByRole("menuitem", { name: "Delete for everyone?" });
  equal(await sure.evaluate((item) => item.matches(":focus")), true);
  await page.keyboard.press("Escape");
  deepEqual(await asked(page), []);
  await open(page);
  await page.getByRole("menuitem", { name: "Delete", exact: true }).click();
  await page.keyboard.press("Enter");
  deepEqual(await asked(page), [`delete ${MINE} {}`]);
});

stageTest("message becomes a question", async (page) => {
  await open(page);
  await page.getByRole("menuitem", { name: "Ask as a question" }).click();
  deepEqual(await asked(page), [`question ${MINE} {"state":"open"}`]);
});

stageTest("text is copied without its marks, which is said", async (page) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await page.getByRole("menuitem", { name: "Copy text" }).click();
  await page.waitForFunction(async () => await navigator.clipboard.readText() === "I see");
});

stageTest("whisper may be published, when its writer says so", async (page) => {
  await open(page, { isWhisper: true });
  const consent = page.getByRole("menuitemcheckbox", { name: "May be published" });
  equal(await consent.getAttribute("aria-checked"), "false");
  await consent.click();
  deepEqual(await asked(page), [`consent ${MINE} {"allow":true}`]);
});

stageTest("menu is a sheet from below on a phone, with room for fingers", async (page) => {
  await open(page);
  const sheet = await page.getByRole("menu").boundingBox();
  deepEqual([sheet?.x, sheet?.width, (sheet?.y ?? 0) + (sheet?.height ?? 0)], [0, 390, 700]);
  const items = await page.getByRole("menuitem").evaluateAll((items) =>
    items.map((item) => item.getBoundingClientRect().height)
  );
  equal(Math.min(...items) >= 44, true, String(items));
}, { ...PHONE, isMobile: true });
