/**
 * Which pages have the tag: what is noticed, told, and forgotten.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  joinedPath,
  MAX_WATCHED_ORIGINS,
  PageWatch,
  WATCH_MS,
} from "../../../../server/chat/site/page_watch.ts";
import type { PageSight } from "../../../../shared/chat/page_sight.ts";
import { HOSTILE } from "../../../helper/hostile_string.ts";

const BLOG = "https://blog.example";

function setUp(letIn: readonly string[] = [BLOG]) {
  const clock = { time: 1_000_000, now: () => clock.time };
  const watch = new PageWatch({
    siteOfOrigin: (origin) => letIn.includes(origin) ? "default" : undefined,
    publicUrl: "https://talk.example",
    clock,
  });
  const told: PageSight[] = [];
  watch.onSeen((sight) => told.push(sight));
  return { watch, clock, told, letIn };
}

Deno.test("each step of a page is told at once, with all before it", () => {
  const { watch, clock, told } = setUp();
  watch.see(BLOG, { kind: "tag" });
  clock.time += 5;
  watch.see(BLOG, { kind: "reader" });
  watch.see(BLOG, { kind: "connected", carrier: "websocket" });
  watch.see(BLOG, { kind: "joined", path: "/posts/a" });
  equal(told.length, 4);
  deepEqual(told[3], {
    origin: BLOG,
    site: "default",
    tagAt: 1_000_000,
    readerAt: 1_000_005,
    connectedAt: 1_000_005,
    carrier: "websocket",
    path: "/posts/a",
  });
  deepEqual(watch.list(), { pages: [told[3]], plainHttp: false });
});

Deno.test("what a page does again is told after a while only; another path or carrier at once", () => {
  const { watch, clock, told } = setUp();
  for (let n = 0; n < 10; n++) watch.see(BLOG, { kind: "tag" });
  equal(told.length, 1);
  clock.time += 10_001;
  watch.see(BLOG, { kind: "tag" });
  equal(told.length, 2);
  watch.see(BLOG, { kind: "connected", carrier: "websocket" });
  watch.see(BLOG, { kind: "connected", carrier: "sockjs" });
  watch.see(BLOG, { kind: "joined", path: "/a" });
  watch.see(BLOG, { kind: "joined", path: "/b" });
  equal(told.length, 6);
});

Deno.test("a page that is not let in is of no site, until its origin is", () => {
  const letIn: string[] = [];
  const { watch } = setUp(letIn);
  watch.see(BLOG, { kind: "refused" });
  deepEqual(watch.list().pages, [{ origin: BLOG, refusedAt: 1_000_000 }]);
  letIn.push(BLOG);
  deepEqual(watch.list().pages, [{ origin: BLOG, site: "default", refusedAt: 1_000_000 }]);
});

Deno.test("strangers fill neither the memory nor the authors' sockets, and push out no page", () => {
  const { watch, told } = setUp();
  watch.see(BLOG, { kind: "tag" });
  for (let n = 0; n < 1_000; n++) watch.see(`https://${n}.example`, { kind: "refused" });
  const { pages } = watch.list();
  equal(pages.length, MAX_WATCHED_ORIGINS + 1);
  equal(pages.at(-1)?.origin, BLOG);
  equal(pages[0]?.origin, "https://999.example");
  equal(told.length <= 20, true);
});

Deno.test("a page is forgotten after an hour", () => {
  const { watch, clock } = setUp();
  watch.see(BLOG, { kind: "tag" });
  clock.time += WATCH_MS;
  deepEqual(watch.list().pages, []);
});

Deno.test("what is no origin is nobody's page", () => {
  const { watch } = setUp();
  for (const text of ["null", "", `${BLOG}/`, `https://${"a".repeat(400)}.example`, ...HOSTILE]) {
    watch.see(text, { kind: "refused" });
  }
  deepEqual(watch.list().pages, []);
});

Deno.test("who stopped listening hears nothing more", () => {
  const { watch } = setUp();
  let heard = 0;
  watch.onSeen(() => heard++)();
  watch.see(BLOG, { kind: "tag" });
  equal(heard, 0);
});

Deno.test("only joining a room's conversation names a path", () => {
  equal(joinedPath("/app/rooms/default%2Fposts%2F%EA%B8%80"), "/posts/글");
  for (
    const destination of [
      "/app/rooms",
      "/app/rooms/default%2Fa/questions",
      "/topic/rooms/default%2Fa",
      "/app/rooms/none",
      "/app/rooms/%",
    ]
  ) equal(joinedPath(destination), undefined, destination);
});
