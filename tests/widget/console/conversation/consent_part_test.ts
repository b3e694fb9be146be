import { deepEqual, equal } from "node:assert/strict";
import type { ChatMessage } from "../../../../shared/chat/event.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { commandOf, whisperOf } from "../../../../shared/chat/destination.ts";
import type { HandlingSlot } from "../../../../widget/console/conversation/slot_view.ts";
import { ASKED, lastSent, openHandling, PLACE } from "../../stage/handling.ts";
import { stagesTest } from "../../stage/stage.ts";
import { READER } from "../../stage/state.ts";
import { publishingOf } from "../../../../widget/console/conversation/consent_part.ts";

const reader = { kind: "reader", id: "r", name: "" } as const;
const author = { kind: "author", id: "a", name: "Author" } as const;
const message: ChatMessage = {
  id: "m",
  room: roomId("/a"),
  whisper: "r",
  seq: 1,
  rev: 1,
  from: reader,
  text: "Is this a bug?",
  at: 1,
};
const quote = { id: "m", from: reader, text: "Is this a bug?" };
const asking: ChatMessage = { ...message, id: "n", from: author, text: "May I?", quote };

Deno.test("a private question is unasked, asked, allowed, then published", () => {
  equal(publishingOf(message, [message]), "unasked");
  equal(publishingOf(message, [message, asking]), "asked");
  equal(publishingOf({ ...message, consent: true }, [message, asking]), "allowed");
  equal(publishingOf({ ...message, consent: true, published: "p" }, []), "published");
});

Deno.test("a reader who quotes it, and a deleted message, have asked nothing", () => {
  equal(publishingOf(message, [{ ...asking, from: reader }]), "unasked");
  equal(publishingOf(message, [{ ...asking, deleted: true }]), "unasked");
});

stagesTest(
  "a reader is asked whether a private question may be published, and it is once they agree",
  async (open) => {
    const { page } = await openHandling(open);
    const whisper = READER.id;
    const ask = { ...ASKED[4], whisper };
    const allowed = {
      ...ask,
      id: "allowed".padEnd(16, "-"),
      seq: 9,
      text: "This one",
      consent: true,
    };
    await page.evaluate(([ref, messages]) => {
      const conversation = desk.inbox.open(ref) as (typeof desk.inbox.opened)[0]["conversation"];
      conversation.become({ isWhisper: true, loaded: true, messages } as never);
      for (const slot of document.querySelectorAll<HandlingSlot>("small-talk-handling")) {
        slot.context = { ...slot.context, ref, conversation };
      }
    }, [{ ...PLACE, whisper }, [ask, allowed]] as const);
    const part = page.getByRole("region", { name: "Publishing" });
    await part.getByRole("button", { name: "Publish…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("This one").waitFor();
    await dialog.getByRole("button", { name: "Publish" }).click();
    await dialog.waitFor({ state: "detached" });
    const { destination, body } = await lastSent(page) as {
      readonly destination: string;
      readonly body: { readonly id: string };
    };
    deepEqual([destination, body.id], [
      commandOf(whisperOf(PLACE.room, whisper), "publish"),
      allowed.id,
    ]);
    await part.getByRole("button", { name: "Ask the reader" }).click();
    const field = page.getByRole("textbox", { name: "Write an answer" });
    equal((await field.inputValue()).startsWith("May I publish this question"), true);
  },
);
