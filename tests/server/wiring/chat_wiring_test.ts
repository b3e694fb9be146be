import { deepEqual } from "node:assert/strict";
import { PAGES, sayOf, topicOf } from "../../../shared/chat/destination.ts";
import type { RoomEvent } from "../../../shared/chat/event.ts";
import { newId, roomId } from "../../../shared/chat/id.ts";
import { random } from "../../helper/chat.ts";
import { chatServer, jsonOf } from "../../helper/chat_server.ts";

Deno.test("what is said reaches who follows the room, what pages do those who watch them", async () => {
  const room = roomId("/a");
  const server = await chatServer();
  try {
    const [author, reader] = [await server.author(), await server.reader()];
    author.subscribe(topicOf(room));
    author.subscribe(PAGES);
    await author.peer.rest();
    reader.send(sayOf(room), { id: newId(random), text: "hello" });
    await reader.peer.rest();
    server.chat.pages.see("http://blog.test", { kind: "refused" });
    const heard = (await author.peer.rest()).map(jsonOf) as (RoomEvent | { origin: string })[];
    deepEqual(heard.map((event) => "type" in event ? event.type : event.origin), [
      "message",
      "http://blog.test",
    ]);
  } finally {
    server.close();
  }
});
