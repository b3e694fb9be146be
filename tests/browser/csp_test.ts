/**
 * The widget on pages with the strictest rules.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { HostPage, WidgetFiles } from "../helper/host_page.ts";
import { TalkServer } from "../helper/talk_server.ts";
import { storyTest } from "../helper/visitor.ts";

const POST = `<title>A post</title><main><h1>A post</h1><p>It says something.</p></main>`;

/** A page that allows nothing but what the widget needs from one server. */
function strictPage(origin: string): HostPage {
  const { host } = new URL(origin);
  const tag = `<script async src="${origin}/small-talk.js"></script>`;
  return new HostPage(`<html lang="en">${POST}${tag}`, {
    "content-security-policy": [
      "default-src 'none'",
      `script-src ${origin}`,
      `connect-src ${origin} ws://${host}`,
      "style-src 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join("; "),
  });
}

/** What a page complains of, from now on. */
function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("console", (line) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(line.text())) {
      complaints.push(line.text());
    }
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

storyTest("widget breaks none of the strictest rules a page can have", async (visit) => {
  await using widget = await WidgetFiles.bundled();
  await using host = strictPage(widget.origin);
  const page = await visit("about:blank");
  const complaints = complaintsOf(page);
  await page.goto(host.url);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByRole("dialog").waitFor();
  assert.deepEqual(complaints, []);
});

storyTest("a reader writes on a page with the strictest rules, code and all", async (visit) => {
  await using server = await TalkServer.start();
  await using host = strictPage(server.origin);
  const page = await visit("about:blank");
  const complaints = complaintsOf(page);
  await page.goto(host.url);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByRole("textbox").fill("**Why** is `a` this?\n```js\nconst a = 1;\n```");
  await page.keyboard.press("Enter");
  const own = page.getByRole("log").getByRole("listitem").filter({ hasText: "Why is a this?" });
  await own.locator("strong").waitFor();
  await page.locator("pre").filter({ hasText: "const a = 1;" }).waitFor();
  await page.waitForLoadState("networkidle");
  assert.deepEqual(complaints, []);
});
