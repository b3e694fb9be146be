import { deepEqual, equal, rejects } from "node:assert/strict";
import { isOpen, termsOf } from "../../../../server/chat/moderation/terms.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { refusedAs, testChat } from "../../../helper/chat.ts";

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

Deno.test("readers read nothing in a closed room, whenever they asked; authors do", async () => {
  const { conversation, sites } = testChat();
  const room = roomId("/a");
  const at = (kind: "reader" | "author") => ({ room, sender: { kind, id: kind, name: "" } });
  equal((await conversation.history(at("reader"))).lastSeq, 0);
  await sites.putRoom(room, { mode: "closed" });
  await rejects(conversation.history(at("reader")), refusedAs("closed"));
  await rejects(conversation.history({ ...at("reader"), whisper: "reader" }), refusedAs("closed"));
  equal((await conversation.history(at("author"))).lastSeq, 0);
});
