/**
 * Internal notes, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Sender } from "../../../../shared/chat/event.ts";
import { DESK, noteDeletionOf, noteOf } from "../../../../shared/chat/desk_destination.ts";
import { askedOf, KIM, lastSent, openHandling, PLACE, tellDesk } from "../../stage/handling.ts";
import { stagesTest } from "../../stage/stage.ts";
import { AUTHOR, NOW } from "../../stage/state.ts";

const ID = "n".repeat(16);
const note = (id: string, by: Sender, text: string) => ({ ...PLACE, id, by, text, at: NOW });

stagesTest(
  "a note is kept as a note, and nothing of it gets where readers are answered",
  async (open) => {
    const { page } = await openHandling(open);
    const field = page.getByRole("textbox", { name: "Write a note for the authors" });
    const answer = page.getByRole("textbox", { name: "Write an answer" });
    await answer.fill("for readers");
    await field.fill("between us");
    // Enter breaks a line here, and sends nothing.
    await field.press("Enter");
    deepEqual(await askedOf(page), []);
    equal(await answer.inputValue(), "for readers");
    await page.getByRole("button", { name: "Keep as note" }).click();
    await page.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>(".notes textarea")?.value === ""
    );
    const { destination, body } = await lastSent(page) as {
      readonly destination: string;
      readonly body: { readonly text: string };
    };
    deepEqual([destination, body.text], [noteOf(PLACE), "between us"]);
    deepEqual(await askedOf(page), []);
    equal(await answer.inputValue(), "for readers");

    // A draft of a note is no draft of an answer, also when one has been elsewhere.
    await field.fill("half a note");
    await page.evaluate(() => location.hash = "#inbox");
    await page.getByText("Choose a conversation").waitFor();
    await page.getByRole("link", { name: "The margin" }).click();
    await field.waitFor();
    equal(await field.inputValue(), "half a note");
    equal(await answer.inputValue(), "for readers");
    await field.fill("x".repeat(2_001));
    await page.getByRole("alert").filter({ hasText: "1 characters too many." }).waitFor();
  },
);

stagesTest(
  "one's own note is changed, any is deleted, and one is published only after it was shown to whom",
  async (open) => {
    const { page } = await openHandling(open, {
      page: { notes: [note(ID, AUTHOR, "mine"), note("k".repeat(16), KIM, "It is a known bug.")] },
    });
    const notes = page.locator(".notes");
    equal(await notes.getByRole("button", { name: "Edit" }).count(), 1);
    await notes.getByRole("button", { name: "Edit" }).click();
    await page.keyboard.press("End");
    await page.keyboard.type(", changed");
    await page.keyboard.press("Control+Enter");
    deepEqual(await lastSent(page), {
      destination: noteOf(PLACE),
      body: { id: ID, text: "mine, changed" },
    });

    await notes.getByRole("button", { name: "Delete" }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    deepEqual(await lastSent(page), { destination: noteDeletionOf(PLACE), body: { id: ID } });
    await tellDesk(page, { type: "note-deleted", ...PLACE, id: ID });

    const publish = notes.getByRole("button", { name: "Publish as answer…" });
    equal(await publish.count(), 1);
    await publish.click();
    const dialog = page.getByRole("dialog");
    const shown = dialog.getByText("Everyone who reads “The margin” will see exactly this");
    equal((await shown.textContent())?.includes("It is a known bug."), true);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    deepEqual(await askedOf(page), []);
    await page.evaluate(() => {
      for (const { conversation } of desk.inbox.opened) conversation.keepsPending = true;
    });
    await publish.click();
    await dialog.getByRole("button", { name: "Publish to everyone" }).click();
    await dialog.waitFor({ state: "detached" });
    deepEqual(await askedOf(page), ["say It is a known bug."]);

    // Once it is there it can be taken back, for a while.
    const takeBack = notes.getByRole("button", { name: "Take back" });
    equal(await takeBack.count(), 0);
    await page.evaluate(() => {
      const { conversation } = desk.inbox.opened.at(-1) ?? {};
      const [first] = conversation?.state.messages ?? [];
      if (first === undefined) throw new Error("There is no message.");
      conversation?.become({
        messages: [...conversation.state.messages, { ...first, id: "said" }],
      });
    });
    await notes.getByText(/^Published at /).waitFor();
    await takeBack.click();
    await notes.getByRole("status").filter({ hasText: "Taken back." }).waitFor();
    equal(await publish.evaluate((button) => button.matches(":focus")), true);
    deepEqual((await askedOf(page)).at(-1), "delete said {}");
    equal(await takeBack.count(), 0);
    equal(await page.evaluate((topic) => desk.link.followed.includes(topic), DESK), true);
  },
);
