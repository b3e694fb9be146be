/**
 * What a screen reader is told of the inbox, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { InboxRow } from "../../../../shared/chat/inbox.ts";
import { answering, room, SIGNED_IN } from "../../stage/desk.ts";
import { A, B, LOW, show } from "../../stage/inbox_page.ts";
import { stageTest } from "../../stage/stage.ts";
import { READER } from "../../stage/state.ts";

const { options } = answering(SIGNED_IN);

/** What is said first after the inbox has become each of these; it leaves the region soon. */
function saidAfter(
  page: Page,
  steps: readonly { readonly rows: readonly InboxRow[]; readonly isHidden?: boolean }[],
): Promise<readonly string[]> {
  return page.evaluate(async (steps) => {
    const region = document.querySelector("small-talk-arrivals [role=status]");
    if (region === null) throw new Error("There is no region.");
    const said = new Promise<readonly string[]>((resolve) => {
      const seen = new MutationObserver(() => {
        const lines = [...region.children].map((line) => line.textContent ?? "");
        if (lines.length > 0) resolve(lines);
      });
      seen.observe(region, { childList: true, subtree: true });
    });
    for (const { rows, isHidden = false } of steps) {
      const value = isHidden ? "hidden" : "visible";
      Object.defineProperty(document, "visibilityState", { value, configurable: true });
      desk.inbox.change({ rows });
    }
    return await said;
  }, steps);
}

stageTest("inbox says to screen readers who wrote what, and where", async (page) => {
  await show(page, [B, LOW]);
  equal(await page.locator("small-talk-arrivals .unseen").innerText(), "");
  const more = { ...LOW, lastSeq: 2, last: { ...LOW.last, text: "**Still** there?", seq: 2 } };
  deepEqual(await saidAfter(page, [{ rows: [A, B, more] }]), [
    "Reader 372 on “First post”: Why?",
    "Ada privately, on “First post”: Still there?",
  ]);
}, options);

stageTest(
  "inbox says many at once in one sentence, and nothing of what came while the window was hidden",
  async (page) => {
    await show(page, [B]);
    const unheard = { ...B, lastSeq: 9, last: { ...B.last, from: READER, text: "Unheard" } };
    const many = ["c", "d", "e"].map((name) =>
      room(`/posts/${name}`, { from: READER, text: "Hi" })
    );
    deepEqual(
      await saidAfter(page, [
        { rows: [unheard], isHidden: true },
        { rows: [unheard, ...many] },
      ]),
      ["Something new in 3 conversations."],
    );
  },
  options,
);
