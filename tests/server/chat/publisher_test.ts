import { deepEqual } from "node:assert/strict";
import { publishCommits } from "../../../server/chat/publisher.ts";
import { MemoryStore } from "../../../server/storage/memory_store.ts";
import type { RoomEvent, RoomsEvent } from "../../../shared/chat/event.ts";
import { roomId } from "../../../shared/chat/id.ts";
import { random } from "../../helper/chat.ts";

const from = { kind: "reader", id: "r", name: "" } as const;

Deno.test("publisher tells the room and the list what was committed, in that order, until stopped", async () => {
  const store = new MemoryStore({ random });
  const rooms: RoomEvent[] = [];
  const lists: RoomsEvent[] = [];
  const stop = publishCommits(store, {
    roomEvent: (_, event) => rooms.push(event),
    roomsEvent: (event) => lists.push(event),
  });
  const say = (id: string) => store.append({ id, room: roomId("/a"), from, text: id, at: 1 });
  await Promise.all([say("one"), say("two"), say("one")]);
  stop();
  await say("three");
  deepEqual(rooms.map(({ message }) => [message.seq, message.text]), [[1, "one"], [2, "two"]]);
  deepEqual(lists.map(({ room }) => [room.lastSeq, room.last.text]), [[1, "one"], [2, "two"]]);
  deepEqual(lists[0]?.room.epoch, rooms[0]?.epoch);
});
