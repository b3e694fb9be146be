/**
 * The page of moderation, in a real browser.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  MODERATION,
  MODERATION_LIST,
  moderationOf,
} from "../../../../../shared/chat/destination.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import { answering, atDesk, SIGNED_IN } from "../../../stage/desk.ts";
import { KIM, lastSent } from "../../../stage/handling.ts";
import { DESK_URL, stagesTest } from "../../../stage/stage.ts";
import { OTHER, READER } from "../../../stage/state.ts";

const room = roomId("/posts/a");
const MEASURE = {
  id: "m".repeat(16),
  site: "default",
  kind: "ban",
  reader: READER.id,
  network: true,
  reason: "Spam",
  by: KIM,
  at: 1,
} as const;
const HELD = { id: "h".repeat(16), room, from: OTHER, text: "First here", at: 1 };

stagesTest("all that waits is decided, and all measures are lifted, on one page", async (open) => {
  const { options } = answering(SIGNED_IN);
  const page = await open({ ...options, url: `${DESK_URL}#settings/moderation` });
  await page.evaluate(([destination, list]) => {
    Object.assign(desk.answers, { [destination]: list });
    desk.show();
  }, [MODERATION_LIST, { measures: [MEASURE], held: [HELD] }] as const);
  await atDesk(page);
  equal(
    await page.getByRole("link", { name: "/posts/a" }).getAttribute("href"),
    "#inbox/default%2Fposts%2Fa",
  );
  await page.getByRole("button", { name: "Let through" }).click();
  deepEqual(await lastSent(page), {
    destination: moderationOf("approve"),
    body: { room, id: HELD.id },
  });
  await page.getByText("With everyone on the same network.").waitFor();
  await page.getByRole("button", { name: "Lift" }).click();
  deepEqual(await lastSent(page), { destination: moderationOf("lift"), body: { id: MEASURE.id } });
  await page.evaluate(
    ([to, events]) => events.forEach((event) => desk.link.tell(to, event)),
    [
      MODERATION,
      [{ type: "lifted", id: MEASURE.id }, { type: "approved", room, id: HELD.id }],
    ] as const,
  );
  await page.getByText("Nobody is muted or banned.").waitFor();
  await page.getByText("No message is waiting.").waitFor();
});
