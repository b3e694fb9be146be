/**
 * A room in the author's list, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { RoomSummary } from "../../../../shared/chat/event.ts";
import { isWaiting, pathOf } from "../../../../widget/console/inbox/room_row.ts";
import { answering, atDesk, room, SIGNED_IN } from "../../stage/desk.ts";
import { stageTest } from "../../stage/stage.ts";
import { AUTHOR, READER } from "../../stage/state.ts";

const { options } = answering(SIGNED_IN);

async function list(page: Page, rooms: readonly RoomSummary[]) {
  await page.evaluate(() => desk.show());
  await atDesk(page);
  await page.evaluate(
    (rooms) => desk.inbox.change({ link: { kind: "online" }, loaded: true, rooms }),
    rooms,
  );
  await page.locator(".list a").first().waitFor();
  const rows = await page.locator(".list a").allInnerTexts();
  return rows.map((row) => row.replace(/\s+/g, " "));
}

Deno.test("a room waits for an answer when a reader had the last word", () => {
  equal(isWaiting(room("/a", { from: READER })), true);
  equal(isWaiting(room("/a", { from: AUTHOR })), false);
});

Deno.test("a room's path is that of its page", () => {
  equal(pathOf(room("/글/헤더")), "/글/헤더");
});

stageTest(
  "a room says its title, who spoke last and what, when, where, and whether it waits",
  async (page) => {
    const rows = await list(page, [
      room("/posts/a", { from: READER, title: "A post", text: "Why?" }),
      room("/posts/b", { title: "Another", text: "So." }),
    ]);
    equal(
      /^A post \d.* Reader \d{3}: Why\? \/posts\/a Waits for an answer$/.test(rows[0] ?? ""),
      true,
      rows[0],
    );
    equal(/^Another \d.* You: So\. \/posts\/b$/.test(rows[1] ?? ""), true, rows[1]);
  },
  options,
);

stageTest("a room without a title goes by its path", async (page) => {
  const [row = ""] = await list(page, [room("/posts/a", { title: "" })]);
  equal(row.startsWith("/posts/a "), true, row);
}, options);

stageTest("a room's words are shown as words", async (page) => {
  const text = "<img src=x onerror=alert(1)>";
  await list(page, [room("/posts/a", { title: text, text, from: READER })]);
  deepEqual(await page.locator(".title").allTextContents(), [text]);
  equal(await page.locator("img").count(), 0);
}, options);

stageTest("a room says what was said last without its Markdown", async (page) => {
  await list(page, [room("/posts/a", { from: READER, text: "Is it **really** `\\c`?" })]);
  await page.locator(".excerpt", { hasText: /: Is it really \\c\?$/ }).waitFor();
}, options);
