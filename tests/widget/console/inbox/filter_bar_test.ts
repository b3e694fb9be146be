/**
 * What is chosen above the list.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { isSameFilter } from "../../../../widget/console/inbox/filter_bar.ts";
import { answering, SIGNED_IN } from "../../stage/desk.ts";
import { A, B, show } from "../../stage/inbox_page.ts";
import { stageTest } from "../../stage/stage.ts";
import { AUTHOR, NOW } from "../../stage/state.ts";

Deno.test("filters are the same that let the same through", () => {
  equal(isSameFilter({ state: "mine" }, { state: "mine", words: " " }), true);
  equal(isSameFilter({ state: "mine", words: "a" }, { state: "mine", words: "a " }), true);
  equal(isSameFilter({ state: "mine" }, { state: "open" }), false);
  equal(isSameFilter({ state: "mine" }, { state: "mine", kind: "private" }), false);
  equal(isSameFilter({ state: "mine", site: "a" }, { state: "mine", site: "b" }), false);
});

stageTest(
  "moderators choose among what is public, which is not theirs to answer",
  async (page) => {
    await show(page, [A, B]);
    const choices = page.locator(".chips select");
    deepEqual((await choices.locator("option").allTextContents()).map((text) => text.trim()), [
      "All",
      "Waiting for an answer",
      "Unread",
    ]);
    equal(await choices.count(), 1);
    await page.getByText("Choose a conversation to read it.").waitFor();
  },
  answering({
    ...SIGNED_IN,
    "GET /api/session": [200, { author: AUTHOR, role: "moderator", expiresAt: NOW + 86_400_000 }],
  }).options,
);
