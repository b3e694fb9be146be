import { deepEqual, equal } from "node:assert/strict";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { random, START_MS, testChat } from "../../../helper/chat.ts";

const room = roomId("/a");
const reader = { kind: "reader", id: "r".repeat(22), name: "Kim" } as const;
const sender = { kind: "author", id: "owner", name: "Author" } as const;
const whisper = reader.id;

Deno.test("of a reader authors see what that reader wrote here, and nobody else's words", async () => {
  const { desk, conversation, clock } = testChat();
  const say = async (text: string, place = {}, who: typeof reader | typeof sender = reader) => {
    clock.advance(1);
    await conversation.say({ room, sender: who, ...place }, { id: newId(random), text });
  };
  await say("low", { whisper });
  await say("an answer", { whisper }, sender);
  equal((await desk.reader(reader.id)).trusted, false);
  await say("aloud");
  await say("x".repeat(500));
  await say("another's", {}, { ...reader, id: "o".repeat(22) } as never);
  await desk.notes.put({ room, sender }, { id: newId(random), text: "kind", reader: reader.id });
  const seen = await desk.reader(reader.id);
  equal(seen.trusted, true);
  deepEqual(seen.conversations.map(({ text, ...rest }) => ({ ...rest, length: text.length })), [
    { room, messages: 2, at: START_MS + 4, length: 200 },
    { room, whisper, messages: 1, at: START_MS + 1, length: 3 },
  ]);
  deepEqual(seen.notes.map(({ text }) => text), ["kind"]);
});

Deno.test("of who gave and wrote nothing there is nothing but the id", async () => {
  const { desk } = testChat();
  deepEqual(await desk.reader(reader.id), {
    reader: { id: reader.id, name: "" },
    trusted: false,
    conversations: [],
    notes: [],
  });
});
