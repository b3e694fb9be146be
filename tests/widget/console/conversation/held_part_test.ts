/**
 * Messages that wait, beside their conversation, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { MODERATION, moderationOf } from "../../../../shared/chat/destination.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { lastSent, openHandling, PLACE } from "../../stage/handling.ts";
import { stagesTest } from "../../stage/stage.ts";
import { OTHER } from "../../stage/state.ts";

const held = (id: string, text: string, room = PLACE.room) => ({
  id: id.padEnd(16, "-"),
  room,
  from: OTHER,
  text,
  at: 1,
});

stagesTest(
  "what waits for an author is let through or rejected beside its conversation",
  async (open) => {
    const { page } = await openHandling(open, {
      role: "moderator",
      moderation: {
        held: [held("a", "First here"), held("b", "Second"), held("c", "Elsewhere", roomId("/b"))],
      },
    });
    const list = page.getByRole("region", { name: "Waiting for you" });
    equal(await list.getByRole("listitem").count(), 2);
    const [first, second] = ["a", "b"].map((id) => ({ ...PLACE, id: id.padEnd(16, "-") }));
    await list.getByRole("button", { name: "Let through" }).first().click();
    deepEqual(await lastSent(page), { destination: moderationOf("approve"), body: first });
    await page.evaluate(
      ([to, event]) => desk.link.tell(to, event),
      [
        MODERATION,
        { type: "approved", ...first },
      ] as const,
    );
    await list.getByText("First here").waitFor({ state: "detached" });
    await list.getByRole("button", { name: "Reject" }).click();
    deepEqual(await lastSent(page), { destination: moderationOf("reject"), body: second });
  },
);
