/**
 * The whole way of what is private: a reader whispers, the author sees it come in, answers from the
 * inbox by keyboard, and nobody else reads a word of it.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { TalkServer } from "../helper/talk_server.ts";
import { Blog, storyTest } from "../helper/visitor.ts";

const PASSWORD = "correct horse battery";

storyTest("a whisper reaches the inbox at once, and is answered in private", async (visit) => {
  await using server = await TalkServer.start({ OWNER_PASSWORD: PASSWORD });
  const { origin } = server;
  await using blog = new Blog(origin);
  const author = await visit(`${origin}/console`);
  await author.getByLabel("Password").fill(PASSWORD);
  await author.getByRole("button", { name: "Sign in", exact: true }).click();
  await author.locator(".inbox").waitFor();

  const reader = await visit(blog.post("/posts/a/"));
  await reader.getByRole("button", { name: /ask/i }).click();
  await say(reader, "Said in the open");
  await reader.getByText("Private to the author").first().click();
  await say(reader, "Between us");

  const row = author.locator(".list a.private");
  await row.filter({ hasText: "Between us" }).waitFor();
  await row.locator(".row-count").waitFor();
  await row.focus();
  await author.keyboard.press("Enter");
  await author.getByRole("log").getByText("Between us").waitFor();
  await author.waitForFunction(() => document.activeElement?.localName === "textarea");
  await author.keyboard.type("Nobody else reads this");
  await author.keyboard.press("Enter");
  await reader.getByRole("log").getByText("Nobody else reads this").waitFor();
  // What was before the author's eyes is unread no more, and nobody waits there any longer.
  await row.locator(".row-count").waitFor({ state: "detached" });
  await row.locator(".mark").waitFor({ state: "detached" });
  await author.keyboard.press("Escape");
  await author.locator(".list a.open").click();
  await author.getByRole("log").getByText("Said in the open").waitFor();
  deepEqual(await author.getByRole("log").locator(".text").allTextContents(), ["Said in the open"]);
  const other = await visit(blog.post("/posts/a/"));
  await other.getByRole("button", { name: /ask/i }).click();
  await other.getByRole("log").getByText("Said in the open").waitFor();
  equal(await other.getByText("Nobody else reads this").count(), 0);
});

async function say(page: Page, text: string): Promise<void> {
  const field = page.locator("small-talk-composer:visible").getByRole("textbox");
  await field.fill(text);
  await field.press("Enter");
  await page.getByRole("log").getByText(text).waitFor();
}
