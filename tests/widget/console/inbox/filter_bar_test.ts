/**
 * What is chosen above the list.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { isSameFilter } from "../../../../widget/console/inbox/filter_bar.ts";

Deno.test("filters are the same that let the same through", () => {
  equal(isSameFilter({ state: "mine" }, { state: "mine", words: " " }), true);
  equal(isSameFilter({ state: "mine", words: "a" }, { state: "mine", words: "a " }), true);
  equal(isSameFilter({ state: "mine" }, { state: "open" }), false);
  equal(isSameFilter({ state: "mine" }, { state: "mine", kind: "private" }), false);
  equal(isSameFilter({ state: "mine", site: "a" }, { state: "mine", site: "b" }), false);
});
