import { deepEqual, equal, rejects, throws } from "node:assert/strict";
import {
  assertInTime,
  assertMessageId,
  findMessage,
  isOwn,
} from "../../../../server/chat/conversation/place.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { EDIT_WINDOW_MS } from "../../../../shared/limit.ts";
import { refusedAs, testChat } from "../../../helper/chat.ts";

const reader = { kind: "reader", id: "r1", name: "" } as const;
const author = { kind: "author", id: "r1", name: "Author" } as const;
const place = { room: roomId("/a"), sender: reader };
const id = "m".repeat(22);

Deno.test("a message is found at its place, by an id that can be one", async () => {
  const { store, conversation } = testChat();
  const said = await conversation.say(place, { id, text: "hello" });
  deepEqual(await findMessage(store, place, id), said);
  await rejects(findMessage(store, { ...place, whisper: "r1" }, id), refusedAs("not-found"));
  await rejects(findMessage(store, place, "x".repeat(22)), refusedAs("not-found"));
  await rejects(findMessage(store, place, "short"), refusedAs("invalid-body"));
});

Deno.test("a message is one's own by kind and id, whatever the name", async () => {
  const { conversation } = testChat();
  const said = await conversation.say(place, { id, text: "hello" });
  equal(isOwn(said, { ...place, sender: { ...reader, name: "since then" } }), true);
  equal(isOwn(said, { ...place, sender: author }), false);
  equal(isOwn(said, { ...place, sender: { ...reader, id: "r2" } }), false);
});

Deno.test("time is over for readers after the window, to the millisecond, and never for authors", async () => {
  const { conversation } = testChat();
  const said = await conversation.say(place, { id, text: "hello" });
  const end = said.at + EDIT_WINDOW_MS;
  for (const now of [said.at - 5_000, said.at, end]) assertInTime(said, place, now);
  throws(() => assertInTime(said, place, end + 1), refusedAs("too-late"));
  assertInTime(said, { ...place, sender: author }, end + 1);
});

Deno.test("an id has the form of one, or is refused", () => {
  assertMessageId(id);
  for (
    const wrong of [
      "",
      "__proto__",
      "m".repeat(15),
      "m".repeat(65),
      "m m".repeat(8),
      "한".repeat(20),
    ]
  ) {
    throws(() => assertMessageId(wrong), refusedAs("invalid-body"), wrong);
  }
});
