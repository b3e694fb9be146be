import { deepEqual } from "node:assert/strict";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { ANSWERING_FOR_MS, LOOKING_FOR_MS } from "../../../../shared/limit.ts";
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
  desk.answering.set(place, "session", true);
  desk.looking.set(place, "session", true);
  const state = { room, done: true, at: START_MS };
  const answering = [{ type: "answering", room, by: sender, forMs: ANSWERING_FOR_MS }];
  const looking = [{ type: "looking", room, by: sender, forMs: LOOKING_FOR_MS }];
  deepEqual(await desk.list(), { states: [state], more: false, answering });
  const note = { room, id, by: sender, text: "between us", at: START_MS };
  deepEqual(await desk.page({ room }), {
    room,
    state,
    notes: [note],
    answering,
    looking,
  });
  const whisper = reader.id;
  deepEqual(await desk.page({ room, whisper }), {
    room,
    whisper,
    notes: [],
    answering: [],
    looking: [],
  });
});

Deno.test("who has said something answers no longer, and still looks", async () => {
  const { desk, conversation } = testChat();
  const stop = desk.start();
  await conversation.say({ room, sender: reader }, { id: newId(random), text: "there" });
  const place = { room, sender };
  desk.answering.set(place, "session", true);
  desk.looking.set(place, "session", true);
  await conversation.say(place, { id: newId(random), text: "here" });
  deepEqual(desk.answering.list(), []);
  deepEqual(desk.looking.list({ room }).map(({ by }) => by.id), [sender.id]);
  await stop();
});
