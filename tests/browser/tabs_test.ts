/**
 * Several tabs of one reader: one connection, which another tab takes over when the one that has it
 * is closed or frozen, and no message is lost.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { type BrowserContext, chromium } from "playwright-core";
import { findWholeChromium } from "../helper/chromium.ts";
import { newTab, open, say, stored } from "../helper/reading.ts";
import { TalkServer } from "../helper/talk_server.ts";
import { Blog, storyTest } from "../helper/visitor.ts";

storyTest("two tabs have one connection, and hear each other", async (visit) => {
  await using server = await TalkServer.start();
  await using blog = new Blog(server.origin);
  const first = await visit(blog.post("/posts/a"));
  await open(first);
  await say(first, "From the first");
  await stored(first, "From the first");
  const second = await newTab(first, blog.post("/posts/a"));
  await stored(second, "From the first");
  await say(second, "From the second");
  await stored(first, "From the second");
  deepEqual([server.sockets, server.opened], [1, 1]);
  const log = await server.log("/posts/a");
  equal(new Set(log.map(({ from }) => from.id)).size, 1);
});

storyTest(
  "when the tab with the connection is closed another takes over, and says what waits",
  async (visit) => {
    await using server = await TalkServer.start();
    await using blog = new Blog(server.origin);
    const first = await visit(blog.post("/posts/a"));
    await open(first);
    await say(first, "One");
    await stored(first, "One");
    const second = await newTab(first, blog.post("/posts/b"));
    const third = await newTab(first, blog.post("/posts/a"));
    await stored(third, "One");
    // Nothing gets through any more, so what is said waits.
    server.hindrance = "down";
    server.cut();
    await server.socketsBecome(0);
    await say(first, "Two");
    await say(second, "Elsewhere");
    await first.close();
    server.hindrance = "nothing";
    await server.socketsBecome(1);
    await stored(second, "Elsewhere");
    // It was said in a tab that is gone, and is sent by one that is there.
    await stored(third, "Two");
    equal(server.sockets, 1);
    deepEqual((await server.log("/posts/a")).map(({ text }) => text), ["One", "Two"]);
    deepEqual((await server.log("/posts/b")).map(({ text }) => text), ["Elsewhere"]);
  },
);

pageLifeTest(
  "when the tab with the connection is frozen another takes over",
  async (server, blog, context) => {
    const first = await context.newPage();
    await first.goto(blog.post("/posts/a"));
    await open(first);
    await say(first, "One");
    await stored(first, "One");
    const second = await newTab(first, blog.post("/posts/a"));
    await stored(second, "One");
    const protocol = await context.newCDPSession(first);
    await protocol.send("Page.setWebLifecycleState", { state: "frozen" });
    await say(second, "Two");
    await stored(second, "Two");
    await protocol.send("Page.setWebLifecycleState", { state: "active" });
    // It has lost the lock meanwhile, and follows.
    await stored(first, "Two");
    await server.socketsBecome(1);
    await say(first, "Three");
    await stored(second, "Three");
    await server.socketsBecome(1);
  },
);

pageLifeTest(
  "a tab that was frozen has all that was said meanwhile, and has not lost its connection",
  async (server, blog, context) => {
    const reader = await context.newPage();
    await reader.goto(blog.post("/posts/a"));
    await open(reader);
    await say(reader, "Before");
    await stored(reader, "Before");
    const another = await context.browser()?.newContext({ locale: "en" });
    const other = await another?.newPage();
    if (other === undefined) throw new Error("There is no browser");
    await other.goto(blog.post("/posts/a"));
    await open(other);
    await server.socketsBecome(2);
    const protocol = await context.newCDPSession(reader);
    await protocol.send("Page.setWebLifecycleState", { state: "frozen" });
    for (let count = 1; count <= 20; count++) {
      await say(other, `Meanwhile ${count}.`);
    }
    await stored(other, "Meanwhile 20.");
    equal(server.sockets, 2);
    await protocol.send("Page.setWebLifecycleState", { state: "active" });
    await say(reader, "After");
    await stored(reader, "After");
    const said = (await server.log("/posts/a")).map(({ text }) => text);
    equal(said.length, 22);
    deepEqual(await reader.locator("li[data-id] .text").allTextContents(), said);
    equal(server.sockets, 2);
  },
);

pageLifeTest(
  "a page that goes into the cache leaves the connection to another tab, and follows when it is back",
  async (server, blog, context) => {
    const first = await context.newPage();
    await first.goto(blog.post("/posts/a"));
    await open(first);
    await say(first, "One");
    await stored(first, "One");
    await first.evaluate(() => {
      addEventListener("pageshow", ({ persisted }) => {
        document.documentElement.dataset.persisted = String(persisted);
      });
    });
    const second = await newTab(first, blog.post("/posts/a"));
    await stored(second, "One");
    await first.goto(blog.post("/posts/b"));
    await say(second, "Two");
    await stored(second, "Two");
    // A page out of the cache is not loaded once more.
    await first.goBack({ waitUntil: "commit" });
    await first.waitForFunction(() => document.documentElement.dataset.persisted === "true");
    await stored(first, "Two");
    await say(first, "Three");
    await stored(second, "Three");
    await server.socketsBecome(1);
  },
);

/** With a browser that keeps pages in its cache and slows down hidden ones, as browsers do. */
function pageLifeTest(
  name: string,
  tell: (server: TalkServer, blog: Blog, context: BrowserContext) => Promise<void>,
): void {
  const executablePath = findWholeChromium();
  Deno.test({
    name,
    ignore: executablePath === undefined,
    async fn() {
      await using server = await TalkServer.start();
      await using blog = new Blog(server.origin);
      const browser = await chromium.launch({
        executablePath: executablePath ?? "",
        args: ["--no-sandbox", "--disable-dev-shm-usage"],
        ignoreDefaultArgs: [
          "--disable-back-forward-cache",
          "--disable-background-timer-throttling",
        ],
      });
      try {
        await tell(server, blog, await browser.newContext({ locale: "en" }));
      } finally {
        await browser.close();
      }
    },
  });
}
