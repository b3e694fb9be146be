/**
 * The widget in a single-page app, which changes its address and its content under one document.
 *
 * @module
 */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { HostPage } from "../helper/host_page.ts";
import { TalkServer } from "../helper/talk_server.ts";
import { storyTest } from "../helper/visitor.ts";

const APP = `<title>A post</title><main><h1>A post</h1></main>`;

/** Says something and waits until the server has it. */
async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox").fill(text);
  await page.keyboard.press("Enter");
  await message(page, text).getByText("Sent", { exact: true }).waitFor();
}

const message = (page: Page, text: string) =>
  page.getByRole("log").getByRole("listitem").filter({ hasText: text });

/** As routers do: the address first, then what is on the page, then its title. */
const go = (page: Page, path: string) =>
  page.evaluate((path) => {
    history.pushState(null, "", path);
    const heading = document.createElement("h1");
    heading.textContent = path;
    document.querySelector("main")?.replaceChildren(heading);
    document.title = path;
  }, path);

storyTest(
  "another page of an app is another room, and the first is there on the way back",
  async (visit) => {
    await using server = await TalkServer.start();
    const tag = `<script async src="${server.origin}/small-talk.js"></script>`;
    await using host = new HostPage(`<html lang="en">${APP}${tag}`);
    const page = await visit(host.url);
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await say(page, "On the first page");
    await go(page, "/posts/b");
    await message(page, "On the first page").waitFor({ state: "detached" });
    await page.getByRole("dialog", { name: "/posts/b" }).waitFor();
    await say(page, "On the second page");
    await page.goBack();
    await message(page, "On the first page").waitFor();
    assert.equal(await message(page, "On the second page").count(), 0);
  },
);

storyTest(
  "an element that an app ends is gone, with its socket; another can come",
  async (visit) => {
    await using server = await TalkServer.start();
    const tag = `<script async src="${server.origin}/small-talk.js"></script>`;
    await using host = new HostPage(`<html lang="en">${APP}${tag}`);
    const page = await visit("about:blank");
    const closed = new Promise((done) =>
      page.on("websocket", (socket) => socket.on("close", done))
    );
    await page.goto(host.url);
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await say(page, "Before the end");
    await page.evaluate(() =>
      (document.querySelector("small-talk") as unknown as { destroy(): void }).destroy()
    );
    await closed;
    assert.equal(await page.locator("small-talk").count(), 0);
    await page.evaluate(() => document.body.append(document.createElement("small-talk")));
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await message(page, "Before the end").waitFor();
  },
);

storyTest(
  "a draft waits on its page while the reader is on another, in private too",
  async (visit) => {
    await using server = await TalkServer.start();
    const tag = `<script async src="${server.origin}/small-talk.js"></script>`;
    await using host = new HostPage(`<html lang="en">${APP}${tag}`);
    const page = await visit(host.url);
    const field = page.getByRole("textbox");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await field.fill("For everybody");
    await page.getByRole("tab", { name: "Private" }).click();
    await field.fill("For the author");
    await go(page, "/posts/b");
    await page.getByRole("dialog", { name: "/posts/b" }).waitFor();
    assert.equal(await field.inputValue(), "");
    await page.getByRole("button", { name: "Close" }).click();
    await go(page, "/posts/a");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    assert.equal(await field.inputValue(), "For everybody");
    await page.getByRole("tab", { name: "Private" }).click();
    assert.equal(await field.inputValue(), "For the author");
  },
);

storyTest(
  "nothing is said in the room of the page before, though nothing tells that it is another",
  async (visit) => {
    await using server = await TalkServer.start();
    const tag = `<script async src="${server.origin}/small-talk.js"></script>`;
    await using host = new HostPage(`<html lang="en">${APP}${tag}`);
    const page = await visit("about:blank");
    await page.addInitScript(() => Object.defineProperty(globalThis, "navigation", {}));
    await page.goto(host.url);
    const field = page.getByRole("textbox");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await field.fill("To the first page");
    await page.evaluate(() => history.pushState(null, "", "/posts/b"));
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => {
      const root = document.querySelector("small-talk")?.shadowRoot;
      return root?.querySelector("textarea")?.value === "";
    });
    await say(page, "On the second page");
    await page.goBack();
    await message(page, "On the second page").waitFor({ state: "detached" });
    assert.equal(await field.inputValue(), "To the first page");
    assert.equal((await server.log("/posts/a")).length, 0);
    assert.deepEqual((await server.log("/posts/b")).map(({ text }) => text), [
      "On the second page",
    ]);
  },
);

storyTest(
  "what could not be loaded is loaded when the conversation goes on, and the room is the page's",
  async (visit) => {
    await using server = await TalkServer.start();
    const tag = `<script async src="${server.origin}/small-talk.js"></script>`;
    await using host = new HostPage(`<html lang="en">${APP}${tag}`);
    const page = await visit("about:blank");
    const faults: unknown[] = [];
    page.on("pageerror", (fault) => faults.push(fault));
    let isMissing = true;
    await page.route(/standing/, (route) => isMissing ? route.abort() : route.continue());
    await page.goto(host.url);
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.getByRole("textbox").waitFor();
    await go(page, "/posts/b");
    await page.getByRole("dialog", { name: "/posts/b" }).waitFor();
    await page.getByRole("textbox").fill("On the second page");
    await page.keyboard.press("Enter");
    await message(page, "On the second page").waitFor();
    isMissing = false;
    const followed = page.waitForResponse(/standing/);
    await say(page, "Once more");
    await followed;
    assert.equal((await server.log("/posts/a")).length, 0);
    assert.equal((await server.log("/posts/b")).length, 2);
    assert.deepEqual(faults, []);
  },
);
