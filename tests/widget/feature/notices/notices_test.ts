/**
 * What went wrong, and where one may not write as one likes, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ConversationState } from "../../../../widget/state/model.ts";
import { stageTest } from "../../stage/stage.ts";
import { AUTHOR, messages, online, pending, YOU } from "../../stage/state.ts";

const LINES = messages([[YOU, "Mine", 2], [AUTHOR, "Yes", 1]]);
const TERMS = { mode: "open", holdFirst: false, slowModeSeconds: 0 } as const;

async function become(page: Page, part: Partial<ConversationState>) {
  await page.evaluate(
    (part) => stage.conversation.become(part),
    { refused: [], pending: [], ...part },
  );
}

const asked = (page: Page) => page.evaluate(() => stage.conversation.asked);

stageTest("a change that was not taken says why, and can be made again or left", async (page) => {
  await page.evaluate((state) => stage.show({ state }), online({ messages: LINES }));
  const id = LINES[0]?.id ?? "";
  const change = { kind: "edit", text: "Better" } as const;
  await become(page, {
    refused: [{ id, change, failure: { code: "not-stored", message: "" } }],
  });
  await page.getByText("Not changed: the server did not take it.").waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await become(page, { refused: [{ id, change, failure: { code: "too-late", message: "" } }] });
  await page.getByText("too old").waitFor();
  equal(await page.getByRole("button", { name: "Try again" }).count(), 0);
  await page.getByRole("button", { name: "All right" }).click();
  deepEqual(await asked(page), [
    `dismiss ${id}`,
    `edit ${id} {"text":"Better"}`,
    `dismiss ${id}`,
  ]);
});

stageTest("where nobody may write, that is said in place of the composer", async (page) => {
  await page.evaluate((state) => stage.show({ state }), online({ messages: LINES }));
  const field = page.getByRole("textbox");
  for (
    const [mode, text] of [["read-only", "Writing is closed"], ["closed", "is closed"]] as const
  ) {
    await become(page, { terms: { ...TERMS, mode } });
    await page.getByText(text).waitFor();
    equal(await field.count(), 0);
  }
  await become(page, { terms: undefined });
  equal(await field.count(), 1);
  const failure = { code: "muted", message: "" } as const;
  await become(page, { pending: [pending({ id: "one", phase: "failed", failure })] });
  await page.getByText("You can read here, but not write.").waitFor();
  equal(await field.count(), 0);
});

stageTest(
  "where one may not write as often as one likes, the time to wait is said",
  async (page) => {
    const terms = { ...TERMS, slowModeSeconds: 150 };
    await page.evaluate((state) => stage.show({ state }), online({ messages: LINES, terms }));
    await page.getByText("Again in 30 s").waitFor();
    await page.evaluate(() => stage.clock.advance(1_000));
    await page.getByText("Again in 29 s").waitFor();
    await page.evaluate(() => stage.clock.advance(30_000));
    await page.getByText("Again in").waitFor({ state: "detached" });
  },
);

stageTest("who writes for the first time is told that it waits for the author", async (page) => {
  const terms = { ...TERMS, holdFirst: true };
  await page.evaluate((state) => stage.show({ state }), online({ terms }));
  await page.getByText("Your first message is shown").waitFor();
  equal(await page.getByRole("textbox").count(), 1);
});
