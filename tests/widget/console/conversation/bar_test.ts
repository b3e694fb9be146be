/**
 * Whose a conversation is, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { deskOf } from "../../../../shared/chat/desk_destination.ts";
import { KIM, lastSent, openHandling, PLACE, tellDesk } from "../../stage/handling.ts";
import { stagesTest } from "../../stage/stage.ts";
import { AUTHOR } from "../../stage/state.ts";

stagesTest(
  "a conversation is assigned, handed over, snoozed, done and taken up again",
  async (open) => {
    const { page } = await openHandling(open);
    const sent = async (body: object) =>
      deepEqual(await lastSent(page), { destination: deskOf(PLACE), body });
    const become = (state: object) =>
      tellDesk(page, { type: "desk", state: { ...PLACE, at: 1, ...state } });
    const assignee = page.getByLabel("Assigned to");
    equal(await assignee.inputValue(), "");
    await page.getByRole("button", { name: "Assign to me" }).click();
    await sent({ assignee: AUTHOR.id });
    await become({ assignee: AUTHOR.id });
    await page.getByRole("button", { name: "Assign to me" }).waitFor({ state: "detached" });
    // The button that had the focus is gone.
    equal(await assignee.evaluate((field) => field.matches(":focus")), true);
    await assignee.selectOption({ label: KIM.name });
    await sent({ assignee: KIM.id });
    await become({ assignee: "somebody" });
    await page.locator("option", { hasText: "Somebody who left" }).waitFor({ state: "attached" });
    await assignee.selectOption("");
    await sent({ assignee: null });

    await page.getByLabel("Snooze").selectOption({ index: 1 });
    const { body } = await lastSent(page) as { readonly body: { readonly snoozedUntil: number } };
    equal(Math.abs(body.snoozedUntil - Date.now() - 3_600_000) < 60_000, true);
    await become({ snoozedUntil: Date.now() + 1_000_000 });
    await page.getByText(/^Snoozed until/).waitFor();
    await page.getByRole("button", { name: "End snooze" }).click();
    await sent({ done: false, snoozedUntil: null });
    await become({});
    await page.getByRole("button", { name: "Done" }).click();
    await sent({ done: true });
    await become({ done: true });
    await page.getByRole("button", { name: "Reopen conversation", pressed: true }).waitFor();
  },
);

stagesTest("a time to wake is chosen, and one that is over is said to be none", async (open) => {
  const { page } = await openHandling(open);
  await page.getByLabel("Snooze").selectOption("choose");
  const field = page.getByLabel("Day and time");
  await field.fill("2020-01-01T09:00");
  await page.getByRole("dialog").getByRole("button", { name: "Snooze" }).click();
  await page.getByText("Choose a time within the coming year.").waitFor();
  const soon = new Date(Date.now() + 3 * 86_400_000);
  await field.fill(`${soon.toISOString().slice(0, 10)}T09:00`);
  await field.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const { body } = await lastSent(page) as { readonly body: { readonly snoozedUntil: number } };
  equal(new Date(body.snoozedUntil).getHours(), 9);
  await page.evaluate((destination) => {
    desk.link.refusals[destination] = { code: "too-fast", message: "" };
  }, deskOf(PLACE));
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("alert").filter({ hasText: "That was too fast." }).waitFor();
});
