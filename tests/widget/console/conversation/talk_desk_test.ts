import { deepEqual, equal } from "node:assert/strict";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import type { Note } from "../../../../shared/chat/desk.ts";
import {
  answeringOf,
  DESK,
  deskOf,
  lookingOf,
  noteOf,
} from "../../../../shared/chat/desk_destination.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { ANSWERING_FOR_MS, LOOKING_FOR_MS } from "../../../../shared/limit.ts";
import { TalkDesk } from "../../../../widget/console/conversation/talk_desk.ts";
import { PretendedLink } from "../../stage/pretended.ts";

const room = roomId("/a");
const me = { kind: "author", id: "me", name: "Me" } as const;
const kim = { kind: "author", id: "kim", name: "Kim" } as const;
const note: Note = { room, id: "n", by: kim, text: "between us", at: 1 };

async function setUp() {
  const link = new PretendedLink();
  const clock = new VirtualClock(1_000);
  link.answers[deskOf({ room })] = {
    room,
    state: { room, assignee: "kim", at: 1 },
    notes: [note],
    answering: [{ type: "answering", room, by: kim, forMs: 500 }],
  };
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  const talk = new TalkDesk({ link, clock, random, author: me }, { room });
  await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve));
  return { link, clock, talk };
}

Deno.test("what is settled, noted and being answered is there, and follows what happens", async () => {
  const { link, talk } = await setUp();
  deepEqual([talk.view.loaded, talk.view.state?.assignee], [true, "kim"]);
  link.tell(DESK, { type: "desk", state: { room, done: true, at: 2 } });
  link.tell(DESK, { type: "note", note: { ...note, text: "another", editedAt: 3 } });
  link.tell(DESK, { type: "note", note: { ...note, id: "m" } });
  deepEqual(talk.view.state, { room, done: true, at: 2 });
  deepEqual(talk.view.notes.map(({ text }) => text), ["another", "between us"]);
  link.tell(DESK, { type: "note-deleted", room, id: "n" });
  deepEqual(talk.view.notes.map(({ id }) => id), ["m"]);
});

Deno.test("what happens elsewhere, also in a whisper of the same room, changes nothing here", async () => {
  const { link, talk } = await setUp();
  const before = talk.view;
  const whisper = "r".repeat(22);
  link.tell(DESK, { type: "desk", state: { room, whisper, done: true, at: 2 } });
  link.tell(DESK, { type: "note", note: { ...note, whisper } });
  link.tell(DESK, { type: "note-deleted", room: roomId("/b"), id: "n" });
  link.tell(DESK, { type: "answering", room: roomId("/b"), by: kim, forMs: 0 });
  link.tell(DESK, { type: "nonsense" });
  equal(talk.view, before);
});

Deno.test("others look as long as it is true, and what an older server does not say is nobody", async () => {
  const { link, clock, talk } = await setUp();
  const who = () => talk.view.looking.map(({ by }) => by.id);
  deepEqual(who(), []);
  link.tell(DESK, { type: "looking", room, by: kim, forMs: 500 });
  link.tell(DESK, { type: "looking", room, by: me, forMs: 500 });
  deepEqual(who(), ["kim"]);
  link.tell(DESK, { type: "looking", room, by: kim, forMs: 0 });
  deepEqual(who(), []);
  link.tell(DESK, { type: "looking", room, by: kim, forMs: 500 });
  clock.advance(500);
  deepEqual(who(), []);
});

Deno.test("that one looks is said once, again before it is over, and when one leaves", async () => {
  const { link, clock, talk } = await setUp();
  const said = () =>
    link.sent.filter(({ destination }) => destination === lookingOf({ room }))
      .map(({ body }) => Object(body).looking);
  talk.look(true);
  talk.look(true);
  deepEqual(said(), [true]);
  clock.advance(LOOKING_FOR_MS / 2);
  deepEqual(said(), [true, true]);
  talk.look(false);
  clock.advance(LOOKING_FOR_MS);
  deepEqual(said(), [true, true, false]);
  talk.look(true);
  talk.close();
  clock.advance(LOOKING_FOR_MS);
  deepEqual(said(), [true, true, false, true, false]);
});

Deno.test("others answer until their time is over or they stop; oneself is no other", async () => {
  const { link, clock, talk } = await setUp();
  const who = () => talk.view.answering.map(({ by }) => by.id);
  deepEqual(who(), ["kim"]);
  clock.advance(500);
  deepEqual(who(), []);
  link.tell(DESK, { type: "answering", room, by: kim, forMs: 500 });
  link.tell(DESK, { type: "answering", room, by: me, forMs: 500 });
  deepEqual(who(), ["kim"]);
  link.tell(DESK, { type: "answering", room, by: kim, forMs: 0 });
  deepEqual(who(), []);
  talk.close();
  equal(clock.pending, 0);
});

Deno.test("that one answers is told at once, again in good time, and when it is over", async () => {
  const { link, clock, talk } = await setUp();
  const told = () =>
    link.sent.filter(({ destination }) => destination === answeringOf({ room }))
      .map(({ body }) => body);
  for (let n = 0; n < 5; n++) talk.answer(true);
  equal(told().length, 1);
  clock.advance(ANSWERING_FOR_MS / 2);
  talk.answer(true);
  equal(told().length, 2);
  talk.answer(false);
  talk.answer(false);
  deepEqual(told(), [{ answering: true }, { answering: true }, { answering: false }]);
});

Deno.test("a note goes to the notes of its conversation, and nowhere else", async () => {
  const { link, talk } = await setUp();
  equal(await talk.keepNote("between us", { reader: "r".repeat(22) }), undefined);
  await talk.settle({ done: true });
  const [{ destination, body } = { destination: "", body: {} }, settled] = link.sent;
  equal(destination, noteOf({ room }));
  const { id, ...rest } = body as { readonly id: string };
  deepEqual([id.length, rest], [22, { text: "between us", reader: "r".repeat(22) }]);
  deepEqual(settled, { destination: deskOf({ room }), body: { done: true } });
});
