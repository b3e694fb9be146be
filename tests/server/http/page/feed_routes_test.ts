/**
 * Where feeds are, and how they are kept on the way.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { createFeedRoutes } from "../../../../server/http/page/feed_routes.ts";
import { assertAtom } from "../../../helper/atom.ts";
import { testChat } from "../../../helper/chat.ts";
import { HOSTILE } from "../../../helper/hostile_string.ts";
import { ROOM, say } from "../../../helper/new_message.ts";

const PATH = "/feeds/default%2Fposts%2Ffirst.atom";

function setUp() {
  const chat = testChat();
  const publicUrl = "http://talk.test";
  const routes = createFeedRoutes({ ...chat, publicUrl, addressOf: () => "192.0.2.1" });
  const read = (path: string, headers: HeadersInit = {}) =>
    Promise.resolve(routes.request(`http://talk.test${path}`, { headers }));
  return { ...chat, read };
}

Deno.test("a feed is read by anybody, and not again while it is the same", async () => {
  const { store, read } = setUp();
  const asked = say("?", { question: true });
  await store.append(asked);
  const response = await read(PATH, { origin: "https://reader.example" });
  equal(response.status, 200);
  equal(response.headers.get("content-type"), "application/atom+xml; charset=utf-8");
  equal(response.headers.get("access-control-allow-origin"), "*");
  equal(response.headers.get("cache-control"), "public, max-age=60");
  assertAtom(await response.text());
  const etag = response.headers.get("etag") ?? "";
  for (const list of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
    const again = await read(PATH, { "if-none-match": list });
    deepEqual([again.status, await again.text()], [304, ""]);
  }
  const answers = asked.id;
  await store.append(say("!", { answers, from: { kind: "author", id: "a", name: "Kim" } }));
  const changed = await read(PATH, { "if-none-match": etag });
  equal(changed.status, 200);
  await store.change({ room: ROOM, id: asked.id, kind: "delete" });
  const since = changed.headers.get("last-modified") ?? "";
  // What was deleted shall not be taken for unchanged.
  equal((await read(PATH, { "if-modified-since": since })).status, 200);
});

Deno.test("whatever names no room in its one spelling is no feed", async () => {
  const { store, clock, read } = setUp();
  await store.append(say("?", { question: true }));
  const names = [
    "default%2fposts%2ffirst.atom",
    "default%2Fposts%2Ffirst%2F.atom",
    "default%2Fposts%2Ffirst",
    "default%252Fposts%252Ffirst.atom",
    "%.atom",
    ".atom",
    "aside%2Fposts%2Ffirst.atom",
    ...HOSTILE.filter((text) => text.isWellFormed() && !/^\.{0,2}$/.test(text))
      .map((text) => `${encodeURIComponent(text)}.atom`),
  ];
  for (const name of names) {
    clock.advance(1_000);
    equal((await read(`/feeds/${name}`)).status, 404, name);
  }
});

Deno.test("one address does not read feeds all the time", async () => {
  const { clock, read } = setUp();
  for (let n = 0; n < 60; n++) await read(PATH);
  const refused = await read(PATH);
  deepEqual([refused.status, refused.headers.get("retry-after")], [429, "1"]);
  clock.advance(1_000);
  equal((await read(PATH)).status, 404);
});
