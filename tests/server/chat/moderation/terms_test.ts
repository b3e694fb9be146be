import { deepEqual, equal } from "node:assert/strict";
import { isOpen, termsOf } from "../../../../server/chat/moderation/terms.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { testChat } from "../../../helper/chat.ts";

Deno.test("the terms of a room say nothing of words, and are open while nothing was settled", async () => {
  const { sites } = testChat();
  const room = roomId("/a");
  deepEqual(termsOf(sites, room), { mode: "open", holdFirst: false, slowModeSeconds: 0 });
  equal(isOpen(termsOf(sites, room)), true);
  for (
    const settings of [{ mode: "closed" }, { holdFirst: true }, { slowModeSeconds: 5 }] as const
  ) {
    await sites.putRoom(room, settings);
    equal(isOpen(termsOf(sites, room)), false);
  }
});
