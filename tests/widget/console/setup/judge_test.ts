/**
 * What pages have got to, and what keeps them from more.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { PageSight } from "../../../../shared/chat/page_sight.ts";
import { judgePages, type Known, PATIENCE_MS } from "../../../../widget/console/setup/judge.ts";

const BLOG = "https://blog.example";

function judge(pages: readonly PageSight[], part: Partial<Known> = {}) {
  const known = { site: "default", origins: [BLOG], plainHttp: false, now: 2_000 };
  return judgePages({ ...known, pages, ...part });
}

const own = (part: Partial<PageSight>): PageSight => ({ origin: BLOG, site: "default", ...part });

Deno.test("a page is followed from its tag to its connection", () => {
  deepEqual(judge([]), { kind: "waiting" });
  equal(judge([own({ tagAt: 1_500 })]).kind, "tag");
  equal(judge([own({ tagAt: 1_500, elementAt: 1_600 })]).kind, "opening");
  equal(judge([own({ elementAt: 1_600, readerAt: 1_700 })]).kind, "opening");
  deepEqual(judge([own({ connectedAt: 1_800, carrier: "websocket", path: "/posts/a" })]), {
    kind: "works",
    origin: BLOG,
    url: `${BLOG}/posts/a`,
    at: 1_800,
  });
  equal(judge([own({ connectedAt: 1_800, carrier: "sockjs" })]).kind, "detour");
});

Deno.test("what does not come in time tells where the way is blocked", () => {
  const late = { now: 1_600 + PATIENCE_MS + 1 };
  equal(judge([own({ tagAt: 1_500, elementAt: 1_600 })], late).kind, "silent");
  equal(judge([own({ elementAt: 1_500, readerAt: 1_600 })], late).kind, "unconnected");
  equal(judge([own({ tagAt: 1_500 })], late).kind, "tag");
});

Deno.test("of a page that was refused and is let in by now, one waits for what it does next", () => {
  equal(judge([own({ refusedAt: 1_500 })]).kind, "waiting");
  equal(judge([own({ refusedAt: 1_500, tagAt: 1_400 })]).kind, "tag");
});

Deno.test("a page that is not let in, or is another blog's, counts while the blog has none", () => {
  const stranger = { origin: "https://other.example", refusedAt: 1_500 };
  const other = { origin: "https://aside.example", site: "aside", tagAt: 1_500 };
  deepEqual(judge([stranger]), { kind: "refused", origin: stranger.origin });
  deepEqual(judge([other]), { kind: "other", origin: other.origin, site: "aside" });
  equal(judge([stranger, other, own({ tagAt: 1_400 })]).kind, "tag");
});

Deno.test("a blog on https gets nothing from a server on http, and never says so", () => {
  deepEqual(judge([], { plainHttp: true }), { kind: "plain", origins: [BLOG] });
  equal(judge([], { plainHttp: true, origins: ["http://localhost:4000"] }).kind, "waiting");
});
