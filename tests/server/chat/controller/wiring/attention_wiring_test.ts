import { deepEqual, equal } from "node:assert/strict";
import { topicOf, UNREAD_EVENTS } from "../../../../../shared/chat/destination.ts";
import { presenceTopicOf } from "../../../../../shared/chat/room_destination.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import { isPresenceEvent } from "../../../../../shared/chat/presence.ts";
import {
  type ChatServer,
  chatServer,
  jsonOf,
  type Person,
} from "../../../../helper/chat_server.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";

const room = roomId("/a");

async function withServer(body: (server: ChatServer) => Promise<void>): Promise<void> {
  const server = await chatServer();
  try {
    await body(server);
  } finally {
    server.close();
  }
}

async function readersTold({ peer }: Person): Promise<number[]> {
  return (await peer.rest()).map(jsonOf).filter(isPresenceEvent).map(({ readers }) => readers);
}

const readers = ({ chat }: ChatServer) => chat.attention.presence.of(room).readers;

Deno.test("a reader is in a room from SUBSCRIBE to UNSUBSCRIBE, or to the end of the session", () =>
  withServer(async (server) => {
    const [one, other, watcher] = [
      await server.reader(),
      await server.reader(),
      await server.author(),
    ];
    watcher.subscribe(presenceTopicOf(room));
    await watcher.peer.rest();
    const next = async () => {
      server.chat.clock.advance(1_000);
      return await readersTold(watcher);
    };
    one.subscribe(topicOf(room));
    await one.peer.rest();
    deepEqual(await next(), [1]);
    other.subscribe(topicOf(room));
    await other.peer.rest();
    deepEqual(await next(), [2]);
    one.peer.send(`UNSUBSCRIBE\nid:${topicOf(room)}\n\n\0`);
    await one.peer.rest();
    deepEqual(await next(), [1]);
    other.peer.close();
    deepEqual(await next(), [0]);
    deepEqual(await next(), []);
  }));

Deno.test("who follows the presence of a room is not in it, nor is who follows another", () =>
  withServer(async (server) => {
    const reader = await server.reader();
    reader.subscribe(presenceTopicOf(room));
    reader.subscribe(topicOf(roomId("/b")));
    reader.subscribe(UNREAD_EVENTS);
    await reader.peer.rest();
    equal(readers(server), 0);
  }));

Deno.test("an author is here while one of their sessions is", () =>
  withServer(async (server) => {
    const state = () => server.chat.attention.presence.of(room).author.state;
    const [one, other] = [await server.author(), await server.author()];
    one.peer.close();
    equal(state(), "here");
    other.peer.close();
    equal(state(), "away");
  }));

Deno.test("who has gone leaves nothing that waits", () =>
  withServer(async (server) => {
    const { token } = server.chat.readerTokens.issue();
    const reader = await server.reader(token);
    const { store, clock } = server.chat;
    await store.append(say("mine", { from: reader.sender }));
    for (const destination of [presenceTopicOf(ROOM), topicOf(ROOM), UNREAD_EVENTS]) {
      reader.subscribe(destination);
    }
    await reader.peer.rest();
    await store.append(say("theirs", { from: { kind: "author", id: "x", name: "" } }));
    const before = clock.pending;
    reader.peer.close();
    equal(before - clock.pending >= 2, true, `${before} before, ${clock.pending} after`);
    equal(server.chat.attention.presence.of(ROOM).readers, 0);
  }));
