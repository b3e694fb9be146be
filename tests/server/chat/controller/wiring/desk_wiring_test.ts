import { deepEqual } from "node:assert/strict";
import { answeringOf, DESK, noteOf } from "../../../../../shared/chat/desk_destination.ts";
import { type DeskEvent, isDeskEvent } from "../../../../../shared/chat/desk.ts";
import { commandOf, joinOf, topicOf } from "../../../../../shared/chat/destination.ts";
import { newId, roomId } from "../../../../../shared/chat/id.ts";
import { random } from "../../../../helper/chat.ts";
import { chatServer, jsonOf } from "../../../../helper/chat_server.ts";

const room = roomId("/a");

Deno.test("what happens at the desk is told to authors, and a room hears nothing of it", async () => {
  const server = await chatServer();
  try {
    const [reader, writer, watcher] = [
      await server.reader(),
      await server.author(),
      await server.author(),
    ];
    reader.send(commandOf(joinOf(room), "say"), { id: newId(random), text: "there" });
    reader.subscribe(topicOf(room));
    watcher.subscribe(DESK);
    await Promise.all([reader.peer.rest(), watcher.peer.rest()]);
    writer.send(noteOf({ room }), { id: newId(random), text: "between us" });
    writer.send(answeringOf({ room }), { answering: true });
    await writer.peer.rest();
    writer.peer.close();
    const heard = (await watcher.peer.rest()).map(jsonOf).filter(isDeskEvent);
    const what = (event: DeskEvent) => event.type === "answering" ? event.forMs > 0 : event.type;
    deepEqual(heard.map(what), ["note", true, false]);
    deepEqual(await reader.peer.rest(), []);
  } finally {
    server.close();
  }
});
