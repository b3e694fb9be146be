/**
 * The conversation that is open, in a real browser.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { answering, SIGNED_IN } from "../../stage/desk.ts";
import { opened, show } from "../../stage/inbox_page.ts";
import { stageTest } from "../../stage/stage.ts";

const { options } = answering(SIGNED_IN);

stageTest(
  "an answer to the one open question is offered, and counts only where it is chosen",
  async (page) => {
    await show(page);
    await page.locator(".list a").filter({ hasText: "First post" }).last().click();
    const box = page.getByRole("checkbox", { name: /Counts as the answer to “Why is a colon/ });
    await page.getByRole("heading", { name: "First post" }).waitFor();
    equal(await box.count(), 0);
    await page.evaluate(() => {
      const conversation = desk.inbox.opened[0]?.conversation;
      const [first, ...rest] = conversation?.state.messages ?? [];
      if (first === undefined) return;
      conversation?.become({
        messages: [{ ...first, question: { state: "open" } }, ...rest],
        questions: { open: 1, answered: 0 },
      });
    });
    await box.waitFor();
    equal(await box.isChecked(), true);
    const field = page.locator("small-talk-composer textarea");
    await box.uncheck();
    await field.fill("Only hello");
    await field.press("Enter");
    await box.check();
    await field.fill("Because");
    await field.press("Enter");
    const [, ...asked] = (await opened(page))[0] ?? [];
    equal(asked[0], "say Only hello");
    equal(/^say Because \{"answers":"/.test(asked[1] ?? ""), true, asked[1]);
  },
  options,
);
