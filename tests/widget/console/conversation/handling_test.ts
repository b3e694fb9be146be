/**
 * A conversation as an author has it, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { ChatMessage } from "../../../../shared/chat/event.ts";
import { handlingOf } from "../../../../widget/console/conversation/handling.ts";
import { AnsweringConversation } from "../../../../widget/console/inbox/answering.ts";
import { answeringOf } from "../../../../shared/chat/desk_destination.ts";
import { ASKED, askedOf, KIM, openHandling, PLACE } from "../../stage/handling.ts";
import { stagesTest } from "../../stage/stage.ts";
import { AUTHOR } from "../../stage/state.ts";

Deno.test("what asks a reader back is no answer to the question, and what comes after may be one", async () => {
  const said: unknown[] = [];
  const question = { ...ASKED[4] } as ChatMessage;
  const conversation = new AnsweringConversation({
    state: { messages: [question], questions: { open: 1, answered: 0 } },
    say: (draft: unknown) => said.push(draft),
  } as never);
  const composer = {
    draft: { text: "" },
    become: (draft: { text: string }) => composer.draft = draft,
    focus: () => {},
    field: {},
  };
  const pane = Object.assign(new EventTarget(), { querySelector: () => composer });
  // A moderator's has no link to follow.
  const desk = { author: { role: "moderator", id: "me" } };
  const handling = handlingOf({ desk, conversation, ref: PLACE, row: undefined } as never);
  handling.attend(pane as never);
  const send = (text: string) => {
    pane.dispatchEvent(new CustomEvent("small-talk-send", { detail: { text }, cancelable: true }));
    conversation.say({ text });
  };
  handling.askBack("May I publish it?", question);
  equal(composer.draft.text, "May I publish it?");
  send(composer.draft.text);
  await Promise.resolve();
  send("It is.");
  deepEqual(said, [{ text: "May I publish it?" }, { text: "It is.", answers: question.id }]);
});

const later = (from: object) => [...ASKED, {
  id: "later".padEnd(16, "-"),
  ...PLACE,
  seq: 8,
  rev: 8,
  from,
  text: "Already answered.",
  at: Date.now(),
}];

stagesTest(
  "that one writes is told to authors, and another's answer meanwhile stops what is sent",
  async (open) => {
    const { page } = await openHandling(open);
    const answering = () =>
      page.evaluate(
        (at) =>
          desk.link.sent.filter(({ destination }) => destination === at).map(({ body }) => body),
        answeringOf(PLACE),
      );
    const field = page.getByRole("textbox", { name: "Write an answer" });
    await field.pressSequentially("My answer");
    deepEqual(await answering(), [{ answering: true }]);
    const become = (messages: unknown) =>
      page.evaluate((messages) => {
        const part = { messages } as Parameters<
          (typeof desk.inbox.opened)[0]["conversation"]["become"]
        >[0];
        desk.inbox.opened[0]?.conversation.become(part);
      }, messages);
    await become(later(KIM));
    await field.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Somebody has answered meanwhile" });
    await dialog.getByText("Kim wrote: “Already answered.”").waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    deepEqual(await askedOf(page), []);
    equal(await field.inputValue(), "My answer");
    await page.waitForFunction(() => document.activeElement?.localName === "textarea");
    await field.press("Enter");
    await dialog.getByRole("button", { name: "Send mine too" }).click();
    await dialog.waitFor({ state: "detached" });
    deepEqual(await askedOf(page), ["say My answer"]);
    deepEqual((await answering()).at(-1), { answering: false });
    // What was there when one began is no surprise, nor is one's own from elsewhere.
    await field.pressSequentially("More");
    await become(later(AUTHOR));
    await field.press("Enter");
    deepEqual(await askedOf(page), ["say My answer", "say More"]);
  },
);
