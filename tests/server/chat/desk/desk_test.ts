import { deepEqual } from "node:assert/strict";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { ANSWERING_FOR_MS } from "../../../../shared/limit.ts";
import { random, START_MS, testChat } from "../../../helper/chat.ts";

const room = roomId("/a");
const reader = { kind: "reader", id: "r".repeat(22), name: "" } as const;
const sender = { kind: "author", id: "owner", name: "Author" } as const;

Deno.test("the desk says what is settled, noted and being answered, in all and in one conversation", async () => {
  const { desk, conversation } = testChat();
  await conversation.say({ room, sender: reader }, { id: newId(random), text: "there" });
  const id = newId(random);
  const place = { room, sender };
  await desk.states.set(place, { done: true });
  await desk.notes.put(place, { id, text: "between us" });
  desk.answering.set(place, "session", { answering: true });
  const state = { room, done: true, at: START_MS };
  const answering = [{ type: "answering", room, by: sender, forMs: ANSWERING_FOR_MS }];
  deepEqual(await desk.list(), { states: [state], more: false, answering });
  const note = { room, id, by: sender, text: "between us", at: START_MS };
  deepEqual(await desk.page({ room }), { room, state, notes: [note], answering });
  const whisper = reader.id;
  deepEqual(await desk.page({ room, whisper }), { room, whisper, notes: [], answering: [] });
});
