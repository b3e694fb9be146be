import { deepEqual, equal } from "node:assert/strict";
import { newId } from "../../../../../shared/chat/id.ts";
import { random } from "../../../../helper/chat.ts";
import { chatServer } from "../../../../helper/chat_server.ts";

Deno.test("all sockets of a reader whose sessions end are closed with 1008, and nobody else's", async () => {
  const server = await chatServer();
  try {
    const { token, reader } = server.chat.readerTokens.issue();
    const [one, tab, other, author] = [
      await server.reader(token),
      await server.reader(token),
      await server.reader(),
      await server.author(),
    ];
    server.chat.readerSessions.end(reader.id);
    equal((await one.peer.closed).code, 1008);
    equal((await tab.peer.closed).code, 1008);
    for (const person of [other, author]) {
      person.send("/app/rooms/default%2Fa/history", {}, "still here");
      const frames = await person.peer.rest();
      deepEqual(frames.map(({ command }) => command), ["RECEIPT"]);
    }
  } finally {
    server.close();
  }
});

Deno.test("a reader who is erased while they connect is out once they are connected", async () => {
  const server = await chatServer();
  try {
    const { chat } = server;
    const { token, reader } = chat.readerTokens.issue();
    const { readers } = chat;
    const admit = readers.admit.bind(readers);
    // Erased after the token was read and before the socket is let in.
    readers.admit = async (given) => {
      const admitted = await admit(given);
      await chat.erasures.eraseReader(reader.id);
      return admitted;
    };
    const peer = server.open();
    peer.send(`CONNECT\naccept-version:1.2\nhost:x\npasscode:${token}\n\n\0`);
    equal((await peer.closed).code, 1008);
  } finally {
    server.close();
  }
});

Deno.test("a reader who is banned while they connect is out once they are connected", async () => {
  const server = await chatServer();
  try {
    const { chat, owner } = server;
    const { token, reader } = chat.readerTokens.issue();
    const ban = { id: newId(random), reader: reader.id };
    const { measures } = chat.moderation;
    const check = measures.assertNotBanned.bind(measures);
    const readers = chat.readers;
    const admit = readers.admit.bind(readers);
    readers.admit = async (given) => {
      const admitted = await admit(given);
      // Banned after it was asked whether they are, and before the socket is let in.
      measures.assertNotBanned = () => undefined;
      await chat.moderation.desk.restrict(owner, "ban", ban);
      return admitted;
    };
    const peer = server.open();
    peer.send(`CONNECT\naccept-version:1.2\nhost:x\npasscode:${token}\n\n\0`);
    equal((await peer.closed).code, 1008);
    measures.assertNotBanned = check;
    const neighbour = await server.reader();
    neighbour.send("/app/rooms/default%2Fa/history", {}, "still here");
    const frames = await neighbour.peer.rest();
    deepEqual(frames.map(({ command }) => command), ["RECEIPT"]);
  } finally {
    server.close();
  }
});
