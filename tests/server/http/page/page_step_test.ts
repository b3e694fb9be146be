/**
 * What requests tell of the page they come from.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { steppedPage } from "../../../../server/http/page/page_step.ts";

const BLOG = "https://blog.example";

function step(path: string, headers: HeadersInit, method = "GET") {
  return steppedPage(new Request(`https://talk.example${path}`, { method, headers }));
}

Deno.test("the tag is asked for with a Referer, the component and a token with an Origin", () => {
  const tag = { origin: BLOG, step: { kind: "tag" } };
  deepEqual(step("/small-talk.js", { referer: `${BLOG}/` }), tag);
  deepEqual(step("/small-talk.js?v=2", { referer: `${BLOG}/posts/a?x=1` }), tag);
  deepEqual(step("/small-talk.js", { origin: BLOG, referer: "https://other.example/" }), tag);
  const element = { origin: BLOG, step: { kind: "element" } };
  deepEqual(step("/assets/small-talk-element-IQ73CMIG.js", { origin: BLOG }), element);
  deepEqual(step("/small-talk-element.js", { origin: BLOG }), element);
  deepEqual(step("/api/reader", { origin: BLOG }, "POST"), {
    origin: BLOG,
    step: { kind: "reader" },
  });
});

Deno.test("nothing is known of a page that names itself nowhere, nor by other requests", () => {
  equal(step("/small-talk.js", {}), undefined);
  equal(step("/small-talk.js", { referer: "::" }), undefined);
  equal(step("/small-talk.js", { origin: BLOG }, "POST"), undefined);
  equal(step("/api/reader", { origin: BLOG }, "OPTIONS"), undefined);
  equal(step("/assets/menu-IQ73CMIG.js", { origin: BLOG }), undefined);
  equal(step("/posts/small-talk.js", { origin: BLOG }), undefined);
});
