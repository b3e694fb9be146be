/**
 * Readers whom their site names, and who sign out of it: nothing of them stays behind, and nobody is
 * taken for another.
 *
 * @module
 */
import { deepEqual, equal, notEqual } from "node:assert/strict";
import type { Page } from "playwright-core";
import { jwt, KEY_KINDS, SECRET } from "../helper/identity.ts";
import { open, say, stored } from "../helper/reading.ts";
import { TalkServer } from "../helper/talk_server.ts";
import { Blog, storyTest } from "../helper/visitor.ts";

/** A token in which the site names somebody. */
function named(server: TalkServer, sub: string): string {
  const [kind = KEY_KINDS[0] as never] = KEY_KINDS;
  const iat = Math.floor(Date.now() / 1000);
  const aud = `${server.origin}/default`;
  return jwt({ aud, sub, jti: crypto.randomUUID(), iat, exp: iat + 120, name: sub }, kind);
}

/** Says on a page who the reader is. */
const identify = (page: Page, who: string | null) =>
  page.evaluate((who) => {
    const element = document.querySelector("small-talk") as unknown as Identified;
    element.identify(who);
  }, who);

interface Identified {
  identify(who: string | null): void;
}

/** Names of all that the browser keeps. */
const kept = (page: Page) =>
  page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...(await indexedDB.databases()).map(({ name }) => name),
  ]);

/** Waits until nothing of somebody whom the site has named is kept. */
const forgotten = (page: Page) =>
  page.evaluate(async () => {
    for (let isThere = true; isThere;) {
      await new Promise(requestAnimationFrame);
      const names = (await indexedDB.databases()).map(({ name = "" }) => name);
      isThere = [...Object.keys(localStorage), ...names].some((name) => name.includes(" kim"));
    }
  });

storyTest(
  "after a reader has signed out nothing of them is in the browser, and the next is somebody else",
  async (visit) => {
    await using server = await TalkServer.start({ IDENTITY_KEY: SECRET });
    await using blog = new Blog(server.origin);
    const post = blog.post("/posts/a");
    const page = await visit(post);
    await open(page);
    await say(page, "Anonymous");
    await stored(page, "Anonymous");
    const before = await kept(page);
    await identify(page, named(server, "kim"));
    await say(page, "As Kim");
    await stored(page, "As Kim");
    await page.getByRole("textbox").fill("Kim's draft");
    equal((await kept(page)).some((name) => name?.includes(" kim")), true);
    await identify(page, null);
    await forgotten(page);
    deepEqual(new Set(await kept(page)), new Set(before));
    equal(await page.getByRole("textbox").inputValue(), "");
    await say(page, "Anonymous again");
    await stored(page, "Anonymous again");
    const [first, kim, last] = await server.log("/posts/a");
    equal(kim?.from.name, "kim");
    equal(last?.from.id, first?.from.id);
    notEqual(kim?.from.id, first?.from.id);

    // Signed out on a page where nobody has opened it: what an earlier page has left goes too.
    await page.evaluate(
      (server) => localStorage.setItem(`small-talk:outbox:${server}/ kim`, "1"),
      server.origin,
    );
    await page.reload();
    await page.getByRole("button", { name: "Ask", exact: true }).waitFor();
    await identify(page, null);
    await page.waitForFunction(
      (server) => localStorage.getItem(`small-talk:outbox:${server}/ kim`) === null,
      server.origin,
    );
  },
);
