/**
 * The guards of what is told of pages.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { isPageSight, isPageSightList } from "../../../shared/chat/page_sight.ts";

const FULL = {
  origin: "https://blog.example",
  site: "default",
  refusedAt: 1,
  tagAt: 2,
  elementAt: 3,
  readerAt: 4,
  connectedAt: 5,
  carrier: "sockjs",
  path: "/posts/a",
};

Deno.test("a page that got anywhere is one, and nothing with a wrong field is", () => {
  equal(isPageSight(FULL), true);
  equal(isPageSight({ origin: "https://blog.example" }), true);
  for (const name of Object.keys(FULL)) {
    equal(isPageSight({ ...FULL, [name]: {} }), false, name);
    equal(isPageSight({ ...FULL, [name]: null }), false, name);
  }
  equal(isPageSight({ ...FULL, carrier: "pigeon" }), false);
  equal(isPageSight(undefined), false);
});

Deno.test("a list of pages says how the server is reached", () => {
  equal(isPageSightList({ pages: [FULL], plainHttp: true }), true);
  equal(isPageSightList({ pages: [] }), false);
  equal(isPageSightList({ pages: [{}], plainHttp: true }), false);
});
