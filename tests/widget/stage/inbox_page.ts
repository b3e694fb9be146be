/**
 * The inbox on a stage, with two rooms and a whisper.
 *
 * @module
 */
import type { Page } from "playwright-core";
import type { InboxRow } from "../../../shared/chat/inbox.ts";
import { atDesk, room } from "./desk.ts";
import { AUTHOR, messages, online, READER, TALK } from "./state.ts";

/** A room in which a reader spoke last. */
export const A = room("/posts/a", { title: "First post", from: READER, text: "Why?", seq: 3 });
/** One in which the author did. */
export const B = room("/posts/b", { title: "Second post", seq: 5, minutesAgo: 5 });
/** A reader's id. */
export const WHISPER = "3q2-7wAAAAAAAAAAAAAAAA";
/** What that reader said in private, about the page of {@linkcode A}. */
export const LOW = room("/posts/a", {
  title: "First post",
  from: { ...READER, id: WHISPER, name: "Ada" },
  text: "Between us",
  whisper: WHISPER,
  minutesAgo: 9,
});

/** Shows the inbox with these rows. */
export async function show(page: Page, rows: readonly InboxRow[] = [A, B, LOW]) {
  await page.evaluate(() => desk.show());
  await atDesk(page);
  await page.evaluate(([rows, state]) => {
    desk.inbox.conversationState = state;
    desk.inbox.change({ link: { kind: "online" }, loaded: true, isComplete: true, rows });
  }, [rows, online({ messages: messages(TALK), you: AUTHOR })] as const);
  await page.locator(".list a, .empty").first().waitFor();
}

/** The conversations that were opened, each with what it was asked to do. */
export const opened = (page: Page) =>
  page.evaluate(() =>
    desk.inbox.opened.map(({ room, whisper = "", conversation }) => [
      room + whisper,
      ...conversation.asked,
    ])
  );
/** Fulfilled once the focus is where one writes. */
export const inField = (page: Page) =>
  page.waitForFunction(() => document.activeElement?.localName === "textarea");
/** Fulfilled once the focus is on the heading of a conversation. */
export const onHeading = (page: Page, title: string) =>
  page.locator("small-talk-pane h2:focus").filter({ hasText: title }).waitFor();
/** What the row with the focus is called. */
export const focusedRow = (page: Page) =>
  page.evaluate(() => document.activeElement?.querySelector(".title")?.textContent?.trim());
