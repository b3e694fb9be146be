import { deepEqual, equal, rejects } from "node:assert/strict";
import type { DeskEvent } from "../../../../shared/chat/desk.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { MAX_CONVERSATION_NOTES, MAX_NOTE_LENGTH } from "../../../../shared/limit.ts";
import { random, refusedAs, START_MS, testChat } from "../../../helper/chat.ts";

const room = roomId("/a");
const reader = { kind: "reader", id: "r".repeat(22), name: "" } as const;
const sender = { kind: "author", id: "owner", name: "Author" } as const;
const whisper = reader.id;

async function setUp() {
  const chat = testChat();
  const told: DeskEvent[] = [];
  chat.desk.listen((event) => told.push(event));
  for (const place of [{ room, sender: reader }, { room, whisper, sender: reader }]) {
    await chat.conversation.say(place, { id: newId(random), text: "there" });
  }
  return { ...chat, notes: chat.desk.notes, told };
}

Deno.test("a note is kept once, told to authors, and changes only what it says", async () => {
  const { notes, told, clock } = await setUp();
  const id = newId(random);
  const place = { room, sender };
  await notes.put(place, { id, text: " between\r\nus ", reader: reader.id });
  await notes.put(place, { id, text: "between\nus", reader: reader.id });
  const note = { room, id, reader: reader.id, by: sender, text: "between\nus", at: START_MS };
  deepEqual(told, [{ type: "note", note }]);
  clock.advance(5);
  await notes.put(place, { id, text: "another" });
  const changed = { ...note, text: "another", editedAt: START_MS + 5 };
  deepEqual(told[1], { type: "note", note: changed });
  deepEqual(await notes.of({ room }), [changed]);
});

Deno.test("a note in a whisper is about its reader, whatever the body says", async () => {
  const { notes } = await setUp();
  const place = { room, whisper, sender };
  await notes.put(place, { id: newId(random), text: "low", reader: "o".repeat(22) });
  equal((await notes.of({ room, whisper }))[0]?.reader, whisper);
  deepEqual(await notes.of({ room }), []);
});

Deno.test("a note that does not fit is refused, and nothing is told", async () => {
  const { notes, told } = await setUp();
  const place = { room, sender };
  const id = newId(random);
  const long = "x".repeat(MAX_NOTE_LENGTH + 1);
  for (const text of ["", " ", "\u0000", long]) {
    await rejects(notes.put(place, { id, text }), refusedAs("invalid-body"));
  }
  await rejects(notes.put(place, { id: "short", text: "a" }), refusedAs("invalid-body"));
  await rejects(notes.put(place, { id, text: "a", reader: "x" }), refusedAs("not-found"));
  const elsewhere = { room: roomId("/elsewhere"), sender };
  await rejects(notes.put(elsewhere, { id, text: "a" }), refusedAs("not-found"));
  deepEqual(told, []);
});

Deno.test("another's note is not overwritten, and anybody's is deleted", async () => {
  const { notes, told } = await setUp();
  const id = newId(random);
  const other = { ...sender, id: "other" };
  await notes.put({ room, sender }, { id, text: "mine" });
  await rejects(notes.put({ room, sender: other }, { id, text: "b" }), refusedAs("id-taken"));
  await notes.delete({ room, sender: other }, id);
  await notes.delete({ room, sender: other }, id);
  deepEqual(told.slice(1), [{ type: "note-deleted", room, id }]);
  deepEqual(await notes.of({ room }), []);
});

Deno.test("only so many notes are at a conversation", async () => {
  const { notes } = await setUp();
  for (let n = 0; n < MAX_CONVERSATION_NOTES; n++) {
    await notes.put({ room, sender }, { id: newId(random), text: `${n}` });
  }
  const more = notes.put({ room, sender }, { id: newId(random), text: "more" });
  await rejects(more, refusedAs("invalid-body"));
});

Deno.test("notes about a reader are gone when the reader is erased, and none is written after", async () => {
  const { notes, erasures } = await setUp();
  const about = { reader: reader.id };
  await notes.put({ room, sender }, { id: newId(random), text: "a", ...about });
  await notes.put({ room, sender }, { id: newId(random), text: "about nobody" });
  await notes.put({ room, whisper, sender }, { id: newId(random), text: "low" });
  await erasures.eraseReader(reader.id);
  deepEqual((await notes.of({ room })).map(({ text }) => text), ["about nobody"]);
  deepEqual(await notes.of({ room, whisper }), []);
  const late = notes.put({ room, sender }, { id: newId(random), text: "late", ...about });
  await rejects(late, refusedAs("not-found"));
});
