/**
 * All conversations and the one beside them, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { inboxAddress } from "../../../../widget/console/inbox/place.ts";
import { answering, SIGNED_IN } from "../../stage/desk.ts";
import {
  A,
  B,
  focusedRow,
  inField,
  LOW,
  onHeading,
  opened,
  show,
  WHISPER,
} from "../../stage/inbox_page.ts";
import { stageTest } from "../../stage/stage.ts";
import { AUTHOR, NOW } from "../../stage/state.ts";

const OTHER_READER = "AAECAwQFBgcICQoLDA0ODw";
const { options } = answering(SIGNED_IN);
const PHONE = { ...options, viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

stageTest("inbox answers in the open and in private by keyboard alone", async (page) => {
  await show(page);
  // Who waits in private comes first.
  deepEqual(await page.locator(".list .title").allInnerTexts(), [
    "Ada",
    "First post",
    "Second post",
  ]);
  await page.locator(".list a").first().focus();
  for (const [key, title] of [["j", "First post"], ["j", "Second post"], ["k", "First post"]]) {
    await page.keyboard.press(key ?? "");
    await page.waitForFunction(
      (title) => document.activeElement?.querySelector(".title")?.textContent?.trim() === title,
      title,
    );
  }
  await page.keyboard.press("o");
  await page.getByRole("button", { name: "Answer publicly" }).waitFor();
  // Opened by a key it is read first: the next key is no letter of an answer.
  await onHeading(page, "First post");
  await page.keyboard.press("j");
  await onHeading(page, "Second post");
  await page.keyboard.press("k");
  await onHeading(page, "First post");
  await page.keyboard.press("r");
  await inField(page);
  await page.keyboard.type("An answer, jk");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement?.localName === "a");
  equal(await focusedRow(page), "First post", "the focus goes back to where one came from");
  await page.keyboard.press("k");
  await page.keyboard.press("r");
  await page.getByRole("button", { name: "Answer privately" }).waitFor();
  await page.getByText("Private with Ada. Only they and the authors can see it.").waitFor();
  await inField(page);
  await page.keyboard.type("Between us two");
  await page.keyboard.press("Enter");
  deepEqual(await opened(page), [
    [A.room, "close"],
    [B.room, "close"],
    [A.room, "say An answer, jk", "close"],
    [LOW.room + WHISPER, "say Between us two"],
  ]);
}, options);

stageTest("inbox keeps a draft with its conversation, also in one room", async (page) => {
  const reader = { id: OTHER_READER, name: "Bo" };
  const other = { ...LOW, whisper: OTHER_READER, reader, last: { ...LOW.last, from: AUTHOR } };
  await show(page, [A, LOW, other]);
  const field = page.locator("small-talk-composer textarea");
  const link = (name: string) => page.locator(".list a").filter({ hasText: name }).click();
  const drafts: string[] = [];
  for (const name of ["Ada", "Bo", "/posts/a"]) {
    await link(name);
    await page.locator("small-talk-pane > header h2").filter({
      hasText: name === "/posts/a" ? "First post" : name,
    })
      .waitFor();
    await inField(page);
    drafts.push(await field.inputValue());
    await field.fill(`For ${name}`);
  }
  deepEqual(drafts, ["", "", ""]);
  await link("Ada");
  await page.locator("small-talk-pane > header h2").filter({ hasText: "Ada" }).waitFor();
  equal(await field.inputValue(), "For Ada");
}, options);

stageTest(
  "inbox says what is unread, as the server counts it, in the list and in the title with who waits",
  async (page) => {
    await show(page);
    // Ada had the last word in private.
    equal(await page.title(), "1 waiting · smallTalk");
    await page.evaluate((rows) => desk.inbox.change({ rows }), [{ ...A, unread: 3 }, B]);
    await page.locator(".list a.unread").filter({ hasText: "3 unread" }).waitFor();
    equal(await page.title(), "1 waiting · smallTalk");
    await page.getByText("Nothing is waiting for an answer.").waitFor();
    await page.locator(".list a").filter({ hasText: "Second post" }).click();
    await page.locator("[aria-current=true]").filter({ hasText: "Second post" }).waitFor();
    equal(await page.locator(".list [aria-current=true]").count(), 1);
  },
  options,
);

stageTest(
  "inbox links to the post, to nothing that is no page, and says what is wrong with the link",
  async (page) => {
    await show(page);
    await page.locator(".list a").filter({ hasText: "Second post" }).click();
    const link = page.getByRole("link", { name: "Open the post" });
    equal(await link.getAttribute("href"), B.page.url);
    equal(await link.getAttribute("rel"), "noreferrer");
    await page.evaluate((row) => {
      desk.inbox.change({ rows: [{ ...row, page: { ...row.page, url: "javascript:alert(1)" } }] });
    }, B);
    await link.waitFor({ state: "detached" });
    await page.evaluate(() => location.hash = "#inbox");
    await page.evaluate(
      () => desk.inbox.change({ link: { kind: "waiting", retryAt: Date.now() + 60_000 } }),
    );
    await page.getByText(/Connection lost\. Next try in \d+ s\./).waitFor();
    await page.getByRole("button", { name: "Try now" }).click();
    deepEqual(await page.evaluate(() => desk.inbox.asked), ["reconnect"]);
    equal(await page.getByRole("status").filter({ hasText: "Reconnecting" }).count(), 1);
  },
  options,
);

stageTest("inbox is one pane on a phone, and the back button leads back", async (page) => {
  await show(page);
  equal(await page.locator(".pane").isVisible(), false);
  await page.locator(".list a").filter({ hasText: "Second post" }).tap();
  await page.getByRole("heading", { name: "Second post" }).waitFor();
  equal(await page.getByRole("navigation").count(), 0, "the whole screen is for it");
  await page.waitForFunction(() => document.activeElement?.localName === "h2");
  await page.goBack();
  await page.locator(".list a").first().waitFor();
  await page.locator(".list a").filter({ hasText: "Second post" }).tap();
  await page.getByRole("link", { name: "All conversations" }).tap();
  await page.getByRole("navigation", { name: "Conversations" }).waitFor();
}, PHONE);

stageTest(
  "inbox at a conversation's address shows it, and keeps it open while an answer is on its way",
  async (page) => {
    await page.evaluate((hash) => location.hash = hash, inboxAddress(A));
    await show(page);
    await page.getByRole("heading", { name: "First post" }).waitFor();
    deepEqual(await opened(page), [[A.room]]);
    await page.evaluate((at) =>
      desk.inbox.opened[0]?.conversation.become({
        pending: [{ id: "mine", text: "Soon", at, phase: "queued" }],
      }), NOW);
    await page.locator(".list a").filter({ hasText: "Second post" }).click();
    await page.getByRole("heading", { name: "Second post" }).waitFor();
    deepEqual(await opened(page), [[A.room], [B.room]]);
  },
  options,
);

stageTest(
  "keys settle whose a conversation is, until when it sleeps, and that it is done",
  async (page) => {
    await show(page);
    await page.locator(".list a").first().focus();
    const sent = () =>
      page.evaluate(() => desk.link.sent.map(({ destination, body }) => [destination, body]));
    await page.keyboard.press("a");
    await page.getByRole("status").filter({ hasText: "Assigned to you." }).waitFor();
    await page.keyboard.press("e");
    await page.getByRole("status").filter({ hasText: "Done." }).waitFor();
    await page.keyboard.press("s");
    await page.getByRole("button", { name: /^For an hour/ }).click();
    await page.getByRole("status").filter({ hasText: "Snoozed until" }).waitFor();
    const place = `/app/rooms/default%2Fposts%2Fa/whispers/${WHISPER}/desk`;
    const [mine, done, asleep] = await sent();
    deepEqual([mine, done], [[place, { assignee: AUTHOR.id }], [place, { done: true }]]);
    equal(Object.keys(asleep?.[1] as object).join(), "snoozedUntil");
  },
  options,
);
