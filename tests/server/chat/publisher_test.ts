import { deepEqual } from "node:assert/strict";
import { publishCommits, type Publisher } from "../../../server/chat/publisher.ts";
import type { ConversationEvent, RoomsEvent, WhispersEvent } from "../../../shared/chat/event.ts";
import { roomId } from "../../../shared/chat/id.ts";
import { random } from "../../helper/chat.ts";
import { newStore } from "../../helper/new_store.ts";

const from = { kind: "reader", id: "r", name: "" } as const;
const room = roomId("/a");

/** A publisher that keeps what it is told. */
function keeping() {
  const rooms: ConversationEvent[] = [];
  const lists: RoomsEvent[] = [];
  const whispers: [reader: string, event: ConversationEvent][] = [];
  const authors: WhispersEvent[] = [];
  const publisher: Publisher = {
    roomEvent: (_, event) => rooms.push(event),
    roomsEvent: (event) => lists.push(event),
    whisperEvent: (reader, event) => whispers.push([reader, event]),
    whispersEvent: (event) => authors.push(event),
  };
  return { publisher, rooms, lists, whispers, authors };
}

Deno.test("publisher tells the room and the list what was committed, in that order, until stopped", async () => {
  const store = newStore({ random });
  const { publisher, rooms, lists, whispers, authors } = keeping();
  const stop = publishCommits(store, publisher);
  const say = (id: string) => store.append({ id, room, from, text: id, at: 1 });
  await Promise.all([say("one"), say("two"), say("one")]);
  await store.change({ room, id: "one", kind: "edit", text: "1", at: 2 });
  stop();
  await say("three");
  deepEqual(rooms.map(({ type, rev, message }) => [type, rev, message.seq, message.text]), [
    ["message", 1, 1, "one"],
    ["message", 2, 2, "two"],
    ["changed", 3, 1, "1"],
  ]);
  deepEqual(lists.map(({ room }) => [room.rev, room.last.text]), [[1, "one"], [2, "two"], [
    3,
    "two",
  ]]);
  deepEqual(lists[0]?.room.epoch, rooms[0]?.epoch);
  deepEqual([whispers, authors], [[], []]);
});

Deno.test("publisher tells a whisper to its reader and to authors, and nothing of it to the room", async () => {
  const store = newStore({ random });
  const { publisher, rooms, lists, whispers, authors } = keeping();
  publishCommits(store, publisher);
  const whisper = { room, whisper: "r" };
  await store.append({ ...whisper, id: "one", from, text: "why?", at: 1 });
  await store.change({ ...whisper, id: "one", kind: "consent", allow: true });
  deepEqual(whispers.map(([reader, { type, message }]) => [reader, type, message.id]), [
    ["r", "message", "one"],
    ["r", "changed", "one"],
  ]);
  deepEqual(authors.map(({ whisper: _, ...event }) => event), whispers.map(([, event]) => event));
  deepEqual(authors[0]?.whisper, {
    ...whisper,
    epoch: authors[0]?.epoch,
    lastSeq: 1,
    rev: 1,
    questions: { open: 0, answered: 0 },
    page: { title: "", url: "" },
    last: authors[0]?.message,
  });
  deepEqual([rooms, lists], [[], []]);
  await store.publish({ ...whisper, id: "one", as: "public", at: 2 });
  deepEqual(rooms.map(({ message }) => [message.id, message.text]), [["public", "why?"]]);
});
