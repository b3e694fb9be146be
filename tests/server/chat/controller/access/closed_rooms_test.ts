import { equal } from "node:assert/strict";
import {
  historyOf,
  joinOf,
  ownWhisperOf,
  sayOf,
  topicOf,
} from "../../../../../shared/chat/destination.ts";
import { questionsOf } from "../../../../../shared/chat/room_destination.ts";
import { newId, roomId } from "../../../../../shared/chat/id.ts";
import { random } from "../../../../helper/chat.ts";
import { chatServer, jsonOf } from "../../../../helper/chat_server.ts";

const room = roomId("/closed");

Deno.test("readers read, follow and write nothing in a closed room, and are told so", async () => {
  const server = await chatServer();
  try {
    await server.chat.sites.putRoom(room, { mode: "closed" });
    const reader = await server.reader();
    const reads = [topicOf(room), joinOf(room), questionsOf(room), ownWhisperOf(room)];
    for (const destination of reads) reader.subscribe(destination);
    reader.send(historyOf(room), {});
    reader.send(sayOf(room), { id: newId(random), text: "hello" });
    const codes = (await reader.peer.rest()).map((frame) => jsonOf(frame) as { code: string });
    equal(codes.length, 6);
    for (const { code } of codes) equal(code, "closed");
    // Nothing of it was done: the same subscription can be made elsewhere.
    reader.subscribe(joinOf(roomId("/open")));
    equal((await reader.peer.rest()).length, 1);
  } finally {
    server.close();
  }
});

Deno.test("authors do all of it", async () => {
  const server = await chatServer();
  try {
    await server.chat.sites.putRoom(room, { mode: "closed" });
    const author = await server.author();
    for (const destination of [topicOf(room), joinOf(room)]) author.subscribe(destination);
    author.send(sayOf(room), { id: newId(random), text: "hello" }, "say");
    const commands = (await author.peer.rest()).map(({ command }) => command);
    equal(commands.join(), "MESSAGE,MESSAGE,RECEIPT");
  } finally {
    server.close();
  }
});
