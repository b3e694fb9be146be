/**
 * The reader beside a conversation, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { moderationOf, READERS } from "../../../../shared/chat/destination.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { KIM, lastSent, openHandling, PLACE } from "../../stage/handling.ts";
import { stagesTest } from "../../stage/stage.ts";
import { READER } from "../../stage/state.ts";

const MEASURE = {
  id: "m".repeat(16),
  site: "default",
  kind: "mute",
  reader: READER.id,
  network: false,
  reason: "The same link four times",
  by: KIM,
  at: 1,
} as const;

stagesTest("what a reader gave and wrote is shown, and measures are lifted", async (open) => {
  const at = Date.now();
  const { page } = await openHandling(open, {
    reader: {
      reader: { id: READER.id, name: "Robin", email: "robin@garden.example", verified: true },
      conversations: [
        { ...PLACE, messages: 2, text: "here", at },
        { room: roomId("/posts/b"), whisper: READER.id, messages: 1, text: "softly", at },
        // Of a page that is in the list its title is known.
        { room: PLACE.room, whisper: READER.id, messages: 1, text: "aside", at },
      ],
    },
    moderation: { measures: [MEASURE, { ...MEASURE, id: "o".repeat(16), reader: "another" }] },
  });
  const reader = page.getByRole("region", { name: "Reader" });
  await reader.getByText("Your blog knows who this is.").waitFor();
  equal(
    await reader.getByRole("link", { name: "robin@garden.example" }).getAttribute("href"),
    "mailto:robin@garden.example",
  );
  const earlier = reader.getByRole("link", { name: "/posts/b" });
  equal(await earlier.getAttribute("href"), `#inbox/default%2Fposts%2Fb/${READER.id}`);
  await reader.getByRole("link", { name: "The margin" }).waitFor();
  equal(await reader.getByText("here", { exact: true }).count(), 0);
  equal(await page.getByText("Blog: default").count(), 0, "there is one blog only");
  await reader.getByText("Muted until lifted.").waitFor();
  await reader.getByRole("button", { name: "Lift" }).click();
  deepEqual(await lastSent(page), { destination: moderationOf("lift"), body: { id: MEASURE.id } });
  await page.evaluate(
    ([to, body]) => desk.link.tell(to, body),
    [
      READERS,
      { id: READER.id, name: "Robin Meyer" },
    ] as const,
  );
  await reader.getByText("Robin Meyer").waitFor();
});

stagesTest(
  "all of a reader is deleted after asking, and erased after their name was typed",
  async (open) => {
    const { page } = await openHandling(open, {
      reader: { reader: { id: READER.id, name: "Robin" } },
      answers: { [`DELETE /api/readers/${READER.id}`]: [204, null] },
    });
    const reader = page.getByRole("region", { name: "Reader" });
    const dialog = page.getByRole("dialog");
    await reader.getByText("Robin", { exact: true }).waitFor();
    await reader.getByRole("button", { name: "Delete all messages…" }).click();
    await dialog.getByRole("button", { name: "Delete all messages" }).click();
    await dialog.waitFor({ state: "detached" });
    deepEqual(await lastSent(page), {
      destination: moderationOf("purge"),
      body: { reader: READER.id },
    });
    await reader.getByRole("button", { name: "Erase this reader…" }).click();
    const erase = dialog.getByRole("button", { name: "Erase this reader" });
    equal(await erase.isDisabled(), true);
    await dialog.getByRole("textbox").fill("Robin");
    const erased = page.waitForRequest((request) => request.method() === "DELETE");
    await erase.click();
    await dialog.waitFor({ state: "detached" });
    equal(new URL((await erased).url()).pathname, `/api/readers/${READER.id}`);
  },
);
