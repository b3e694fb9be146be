/**
 * Networks that let no WebSocket through: the conversation goes on over plain HTTP by itself.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { TalkServer } from "../helper/talk_server.ts";
import { Blog, storyTest } from "../helper/visitor.ts";

const HINDRANCES = {
  "refuses every WebSocket": "no-socket",
  "takes every WebSocket and lets nothing through": "deaf-socket",
} as const;

for (const [what, hindrance] of Object.entries(HINDRANCES)) {
  storyTest(`behind a proxy that ${what}, one asks and is answered over HTTP`, async (visit) => {
    await using server = await TalkServer.start();
    await using blog = new Blog(server.origin);
    const free = await visit(blog.post("/posts/a"));
    await open(free);
    await say(free, "From where all is free");
    await heard(free, "From where all is free");
    server.hindrance = hindrance;
    const blocked = await visit(blog.post("/posts/a"));
    await open(blocked);
    await heard(blocked, "From where all is free");
    await say(blocked, "From behind the proxy");
    await heard(free, "From behind the proxy");
    equal(server.asked.some((path) => path.endsWith("/xhr_streaming")), true);
    await blocked.close();
    await free.close();
    server.hindrance = "nothing";
    deepEqual((await server.log("/posts/a")).map(({ text }) => text), [
      "From where all is free",
      "From behind the proxy",
    ]);
  });
}

async function open(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Ask" }).click();
  await page.getByRole("textbox").waitFor();
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox").fill(text);
  await page.keyboard.press("Enter");
}

/** Waits until a page shows a message the server has. */
async function heard(page: Page, text: string): Promise<void> {
  await page.getByRole("log").getByRole("listitem").filter({ hasText: text }).first().waitFor();
}
