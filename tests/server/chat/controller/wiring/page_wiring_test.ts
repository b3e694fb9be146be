/**
 * How far pages get, as their readers' sessions tell it, and who hears of it.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { joinOf, PAGE_LIST, PAGES } from "../../../../../shared/chat/destination.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import type { PageSightList } from "../../../../../shared/chat/page_sight.ts";
import { chatSite, PASSWORD } from "../../../../helper/chat_site.ts";
import { chatServer, jsonOf } from "../../../../helper/chat_server.ts";
import { dataDir } from "../../../../helper/data_dir.ts";

const BLOG = "http://blog.test";

Deno.test("authors hear what is noticed; readers may not listen, and programs are no pages", async () => {
  const server = await chatServer();
  try {
    const author = await server.author();
    author.subscribe(PAGES);
    await author.peer.rest();
    const reader = await server.reader();
    reader.subscribe(joinOf(roomId("/a")));
    await reader.peer.rest();
    server.chat.pages.see(BLOG, { kind: "refused" });
    const [sight, ...others] = (await author.peer.rest()).map(jsonOf);
    deepEqual([sight, others], [
      { origin: BLOG, site: "default", refusedAt: server.chat.clock.now() },
      [],
    ]);
    for (const destination of [PAGES, PAGE_LIST]) {
      const stranger = await server.reader();
      stranger.subscribe(destination);
      equal((await stranger.peer.closed).code, 1008);
    }
  } finally {
    server.close();
  }
});

Deno.test("an author sees how far a page gets by what it asks for anyhow, or that it is turned away", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path, 0, { ALLOWED_ORIGINS: BLOG, OWNER_PASSWORD: PASSWORD });
  try {
    const tag = await fetch(`${site.origin}/small-talk.js`, { headers: { referer: `${BLOG}/` } });
    await tag.body?.cancel();
    const token = await fetch(`${site.origin}/api/reader`, {
      method: "POST",
      headers: { origin: BLOG },
    });
    const { token: passcode } = await token.json();
    const reader = await site.connect({ passcode, origin: BLOG });
    await reader.ask(joinOf(roomId("/posts/a")));
    const refused = await fetch(`${site.origin}/api/reader`, {
      method: "POST",
      headers: { origin: "http://other.test" },
    });
    await refused.body?.cancel();
    const author = await site.connect({ cookie: await site.signIn() });
    const { pages } = await author.ask<PageSightList>(PAGE_LIST);
    const seen = (origin: string) => pages.find((page) => page.origin === origin);
    const { carrier, path, site: id, ...moments } = seen(BLOG) ?? {};
    deepEqual([carrier, path, id], ["websocket", "/posts/a", "default"]);
    deepEqual(Object.keys(moments).sort(), ["connectedAt", "origin", "readerAt", "tagAt"]);
    const other = seen("http://other.test");
    deepEqual([other?.site, typeof other?.refusedAt], [undefined, "number"]);
    await reader.leave();
    await author.leave();
  } finally {
    await site.stop();
  }
});
