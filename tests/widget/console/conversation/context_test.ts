/**
 * What is known of a conversation, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { DESK_LIST } from "../../../../shared/chat/desk_destination.ts";
import { openHandling } from "../../stage/handling.ts";
import { stagesTest } from "../../stage/stage.ts";

stagesTest(
  "a moderator keeps order, and is asked nothing of what authors keep among themselves",
  async (open) => {
    const { page } = await openHandling(open, { role: "moderator" });
    const context = page.getByRole("complementary", { name: "About this conversation" });
    deepEqual(await context.getByRole("heading", { level: 3 }).allTextContents(), [
      "Questions",
      "Reader",
      "Post",
    ]);
    deepEqual(
      await context.getByRole("button", { name: /Mute|Ban|Erase|Delete/ }).allInnerTexts(),
      [
        "Mute…",
        "Ban…",
      ],
    );
    equal(await page.getByRole("button", { name: "Canned answers" }).count(), 0);
    const used = await page.evaluate(() => [...desk.link.asked, ...desk.link.followed]);
    deepEqual(used.filter((name) => /desk|topic\/readers/.test(name)), [], DESK_LIST);
  },
);

stagesTest(
  "an author sees questions, notes, reader, post and conversation, in that order",
  async (open) => {
    const { page } = await openHandling(open);
    const context = page.getByRole("complementary", { name: "About this conversation" });
    await context.getByText("Has given neither name nor address.").waitFor();
    deepEqual(await context.getByRole("heading", { level: 3 }).allTextContents(), [
      "Questions",
      "Notes",
      "Reader",
      "Post",
      "Conversation",
    ]);
  },
);
