/**
 * What a reader has said is kept until the server has it: over a page that is closed and a server
 * that is gone, in the order in which it was said; each message exactly once.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import { open, say } from "../helper/reading.ts";
import { TalkServer } from "../helper/talk_server.ts";
import { Blog, storyTest } from "../helper/visitor.ts";

const TEXTS = Array.from({ length: 100 }, (_, index) => `Said offline, number ${index + 1}`);

storyTest(
  "a hundred messages said offline on a page that is closed arrive once each",
  async (visit) => {
    await using server = await TalkServer.start();
    await using blog = new Blog(server.origin);
    const page = await visit(blog.post("/posts/a"));
    await open(page);
    await say(page, "Said online");
    await server.socketsBecome(1);
    await kept(page, 0);

    const context = page.context();
    await context.setOffline(true);
    await server.socketsBecome(0);
    for (const text of TEXTS) await say(page, text);
    await kept(page, TEXTS.length);
    await page.close();

    // Another post: the room they belong to is on no screen.
    await context.setOffline(false);
    const other = await context.newPage();
    await other.goto(blog.post("/posts/b"));
    await open(other);
    await kept(other, 0);
    const log = await server.log("/posts/a");
    deepEqual(log.map(({ text }) => text), ["Said online", ...TEXTS]);
    equal(new Set(log.map(({ from }) => from.id)).size, 1);
  },
);

/** Waits until the browser keeps so many messages. */
async function kept(page: Page, count: number): Promise<void> {
  await page.evaluate(async (count) => {
    const done = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve) => request.onsuccess = () => resolve(request.result));
    for (let now = -1; now !== count;) {
      await new Promise(requestAnimationFrame);
      const [{ name = "" } = {}] = await indexedDB.databases();
      if (name === "") continue;
      const database = await done(indexedDB.open(name));
      now = await done(database.transaction("entries").objectStore("entries").count());
      database.close();
    }
  }, count);
}
