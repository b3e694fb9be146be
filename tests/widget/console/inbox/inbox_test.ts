/**
 * The rooms and the conversation beside them, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { addressOfRoom } from "../../../../widget/console/inbox/room_row.ts";
import { answering, atDesk, room, SIGNED_IN } from "../../stage/desk.ts";
import { stageTest } from "../../stage/stage.ts";
import { AUTHOR, messages, NOW, online, READER, TALK } from "../../stage/state.ts";

const A = room("/posts/a", { title: "First post", from: READER, text: "Why?", seq: 3 });
const B = room("/posts/b", { title: "Second post", seq: 5 });
const { options } = answering(SIGNED_IN);
const PHONE = { ...options, viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

async function show(page: Page) {
  await page.evaluate(() => desk.show());
  await atDesk(page);
  await page.evaluate(([rooms, state]) => {
    desk.inbox.conversationState = state;
    desk.inbox.change({ link: { kind: "online" }, loaded: true, rooms });
  }, [[A, B], online({ messages: messages(TALK), you: AUTHOR })] as const);
  await page.getByRole("link", { name: "First post" }).waitFor();
}

const opened = (page: Page) =>
  page.evaluate(() =>
    desk.inbox.opened.map(({ room, conversation }) => [room, ...conversation.asked])
  );

stageTest("inbox answers three rooms by keyboard alone", async (page) => {
  await show(page);
  for (const title of ["First post", "Second post", "First post"]) {
    await page.getByRole("link", { name: title }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: title }).waitFor();
    await page.getByRole("button", { name: "Answer as author" }).waitFor();
    await page.waitForFunction(() => document.activeElement?.localName === "textarea");
    await page.keyboard.type(`An answer`);
    await page.keyboard.press("Enter");
  }
  deepEqual(await opened(page), [
    [A.room, "say An answer", "close"],
    [B.room, "say An answer", "close"],
    [A.room, "say An answer"],
  ]);
}, options);

stageTest("inbox goes back to the list on Escape, to the room it came from", async (page) => {
  await show(page);
  await page.getByRole("link", { name: "Second post" }).click();
  await page.waitForFunction(() => document.activeElement?.localName === "textarea");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement?.localName === "a");
  equal(
    await page.evaluate(() => document.activeElement?.getAttribute("href")),
    addressOfRoom(B.room),
  );
}, options);

stageTest("inbox keeps a draft with its room", async (page) => {
  await show(page);
  const field = page.getByRole("textbox");
  await page.getByRole("link", { name: "First post" }).click();
  await field.fill("For the first");
  await page.getByRole("link", { name: "Second post" }).click();
  await page.getByRole("heading", { name: "Second post" }).waitFor();
  equal(await field.inputValue(), "");
  await page.getByRole("link", { name: "First post" }).click();
  await page.getByRole("heading", { name: "First post" }).waitFor();
  equal(await field.inputValue(), "For the first");
}, options);

stageTest(
  "inbox marks what came since it was opened, in the list and in the title",
  async (page) => {
    await show(page);
    equal(await page.title(), "smallTalk");
    const newer = room("/posts/b", {
      title: "Second post",
      from: READER,
      text: "One more",
      seq: 6,
    });
    await page.evaluate((rooms) => desk.inbox.change({ rooms }), [newer, A]);
    await page.getByRole("link", { name: "Second post" }).filter({ hasText: "New" }).waitFor();
    equal(await page.title(), "(1) smallTalk");
    await page.getByRole("link", { name: "Second post" }).click();
    await page.getByRole("heading", { name: "Second post" }).waitFor();
    equal(await page.title(), "smallTalk");
    equal(await page.getByText("2 conversations wait for an answer.").count(), 1);
  },
  options,
);

stageTest("inbox marks the room that is shown", async (page) => {
  await show(page);
  await page.getByRole("link", { name: "First post" }).click();
  await page.locator("[aria-current=true]").filter({ hasText: "First post" }).waitFor();
  equal(await page.locator("[aria-current=true]").count(), 1);
}, options);

stageTest("inbox links to the post, to nothing that is no page", async (page) => {
  await show(page);
  await page.getByRole("link", { name: "First post" }).click();
  const link = page.getByRole("link", { name: "Open the post" });
  equal(await link.getAttribute("href"), A.page.url);
  equal(await link.getAttribute("rel"), "noreferrer");
  await page.evaluate((room) => {
    const page = { ...room.page, url: "javascript:alert(1)" };
    desk.inbox.change({ rooms: [{ ...room, page }] });
  }, A);
  await link.waitFor({ state: "detached" });
}, options);

stageTest("inbox says what is wrong with the link, once, and tries when asked", async (page) => {
  await show(page);
  await page.evaluate(
    (now) => desk.inbox.change({ link: { kind: "waiting", retryAt: Date.now() + now } }),
    60_000,
  );
  await page.getByText(/Connection lost\. Next try in \d+ s\./).waitFor();
  await page.getByRole("button", { name: "Try now" }).click();
  deepEqual(await page.evaluate(() => desk.inbox.asked), ["reconnect"]);
  equal(await page.getByRole("status").filter({ hasText: "Reconnecting" }).count(), 1);
}, options);

stageTest("inbox is one pane on a phone, and the back button leads back", async (page) => {
  await show(page);
  equal(await page.locator(".pane").isVisible(), false);
  await page.getByRole("link", { name: "First post" }).tap();
  await page.getByRole("heading", { name: "First post" }).waitFor();
  equal(await page.getByRole("navigation", { name: "Conversations" }).isVisible(), false);
  equal(await page.evaluate(() => document.activeElement?.localName), "h2", "no keyboard rises");
  await page.goBack();
  await page.getByRole("link", { name: "First post" }).waitFor();
  await page.getByRole("link", { name: "First post" }).tap();
  await page.getByRole("link", { name: "All conversations" }).tap();
  await page.getByRole("navigation", { name: "Conversations" }).waitFor();
}, PHONE);

stageTest("inbox that is opened at a room's address shows that room", async (page) => {
  await page.evaluate((hash) => location.hash = hash, addressOfRoom(A.room));
  await show(page);
  await page.getByRole("heading", { name: "First post" }).waitFor();
  deepEqual(await opened(page), [[A.room]]);
}, options);

stageTest("inbox keeps a room open while an answer to it is on its way", async (page) => {
  await show(page);
  await page.getByRole("link", { name: "First post" }).click();
  await page.getByRole("heading", { name: "First post" }).waitFor();
  await page.evaluate((at) =>
    desk.inbox.opened[0]?.conversation.become({
      pending: [{ id: "mine", text: "Soon", at, phase: "queued" }],
    }), NOW);
  await page.getByRole("link", { name: "Second post" }).click();
  await page.getByRole("heading", { name: "Second post" }).waitFor();
  deepEqual(await opened(page), [[A.room], [B.room]]);
}, options);
