import { deepEqual, equal } from "node:assert/strict";
import { ROOM_LIST, ROOMS, sayOf } from "../../../../shared/chat/destination.ts";
import type { RoomList, RoomsEvent } from "../../../../shared/chat/event.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { random } from "../../../helper/chat.ts";
import { chatServer, jsonOf } from "../../../helper/chat_server.ts";

Deno.test("the author gets the list of rooms once, and hears of each message in any of them", async () => {
  const server = await chatServer();
  try {
    const [reader, author] = [await server.reader(), await server.author()];
    const page = { title: "A", url: "http://blog.test/a" };
    reader.send(sayOf(roomId("/a")), { id: newId(random), text: "first", page });
    await reader.peer.rest();
    author.subscribe(ROOMS);
    author.subscribe(ROOM_LIST);
    const [answer] = await author.peer.rest();
    const list = jsonOf(answer ?? (await author.peer.next())) as RoomList;
    deepEqual(list.rooms.map(({ room, last, page }) => [room, last.text, page]), [
      [roomId("/a"), "first", page],
    ]);
    reader.send(sayOf(roomId("/b")), { id: newId(random), text: "second" });
    await reader.peer.rest();
    const events = (await author.peer.rest()).map((frame) => jsonOf(frame) as RoomsEvent);
    deepEqual(events.map(({ room }) => [room.room, room.last.text]), [[roomId("/b"), "second"]]);
  } finally {
    server.close();
  }
});

Deno.test("a reader who asks for the list of rooms is shown the door", async () => {
  for (const destination of [ROOMS, ROOM_LIST]) {
    const server = await chatServer();
    try {
      const reader = await server.reader();
      reader.subscribe(destination);
      equal((await reader.peer.next()).command, "ERROR");
      equal((await reader.peer.closed).code, 1008);
    } finally {
      server.close();
    }
  }
});
