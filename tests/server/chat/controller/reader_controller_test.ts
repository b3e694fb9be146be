import { deepEqual, equal } from "node:assert/strict";
import {
  commandOf,
  ME,
  ownWhisperOf,
  readerOf,
  READERS,
  WHISPER_LIST,
} from "../../../../shared/chat/destination.ts";
import { isWhisperList, type WhisperList } from "../../../../shared/chat/event.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { random, START_MS } from "../../../helper/chat.ts";
import { chatServer, jsonOf, type Person } from "../../../helper/chat_server.ts";

const room = roomId("/posts/a");

async function bodyAt({ peer }: Person, destination: string): Promise<unknown> {
  return (await peer.rest()).filter((frame) => frame.headers.get("destination") === destination)
    .map(jsonOf).at(-1);
}

Deno.test("authors hear what a reader gave, and find it in the list of whispers", async () => {
  const server = await chatServer();
  try {
    const [reader, author] = [await server.reader(), await server.author()];
    const { id } = reader.sender;
    author.subscribe(READERS);
    author.subscribe(readerOf(id));
    deepEqual(await bodyAt(author, readerOf(id)), { id, name: "" });
    reader.send(commandOf(ownWhisperOf(room), "say"), { id: newId(random), text: "softly" });
    reader.send(ME, { name: "Kim", email: "kim@blog.example" });
    await reader.peer.rest();
    const info = { id, name: "Kim", email: "kim@blog.example", knownSince: START_MS };
    deepEqual(await bodyAt(author, READERS), info);
    author.subscribe(WHISPER_LIST);
    const list = await bodyAt(author, WHISPER_LIST);
    equal(isWhisperList(list), true);
    deepEqual((list as WhisperList).whispers[0]?.reader, info);
  } finally {
    server.close();
  }
});

Deno.test("a reader may not ask about readers, not even about themselves", async () => {
  const server = await chatServer();
  try {
    for (const about of [(id: string) => readerOf(id), () => READERS]) {
      const reader = await server.reader();
      reader.subscribe(about(reader.sender.id));
      equal((await reader.peer.closed).code, 1008);
    }
  } finally {
    server.close();
  }
});
