import { deepEqual, equal } from "node:assert/strict";
import { sayOf, SEARCH, SEARCH_RESULTS } from "../../../../shared/chat/destination.ts";
import { searchOf } from "../../../../shared/chat/room_destination.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { isSearchPage } from "../../../../shared/chat/search.ts";
import { random } from "../../../helper/chat.ts";
import { chatServer, jsonOf } from "../../../helper/chat_server.ts";

const room = roomId("/a");

Deno.test("who searches is answered, in that session alone", async () => {
  const server = await chatServer();
  try {
    const [reader, other, author] = [
      await server.reader(),
      await server.reader(),
      await server.author(),
    ];
    for (const { subscribe } of [reader, other, author]) subscribe(SEARCH_RESULTS);
    reader.send(sayOf(room), { id: newId(random), text: "a word" });
    await reader.peer.rest();
    reader.send(searchOf(room), { q: "wor" }, "searched");
    const [answer, receipt] = await reader.peer.rest();
    const page = answer && jsonOf(answer);
    deepEqual([isSearchPage(page) && page.hits.length, receipt?.command], [1, "RECEIPT"]);
    author.send(SEARCH, { q: "wor" });
    const [wide] = await author.peer.rest();
    equal(isSearchPage(wide && jsonOf(wide)), true);
    deepEqual(await other.peer.rest(), []);
  } finally {
    server.close();
  }
});

Deno.test("a reader who would search everywhere is shown the door", async () => {
  const server = await chatServer();
  try {
    const reader = await server.reader();
    reader.send(SEARCH, { q: "word" });
    equal((await reader.peer.next()).command, "ERROR");
    equal((await reader.peer.closed).code, 1008);
  } finally {
    server.close();
  }
});
