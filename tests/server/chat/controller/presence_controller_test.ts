import { deepEqual, equal } from "node:assert/strict";
import {
  ALL_WHISPERS,
  AWAY,
  commandOf,
  joinOf,
  ownWhisperOf,
  topicOf,
  whisperOf,
  WHISPERS,
} from "../../../../shared/chat/destination.ts";
import { presenceOf, presenceTopicOf } from "../../../../shared/chat/room_destination.ts";
import { isTypingEvent } from "../../../../shared/chat/attention.ts";
import { isPresence, type Presence } from "../../../../shared/chat/presence.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { type ChatServer, chatServer, jsonOf, type Person } from "../../../helper/chat_server.ts";

const room = roomId("/posts/한글");

async function withServer(body: (server: ChatServer) => Promise<void>): Promise<void> {
  const server = await chatServer();
  try {
    await body(server);
  } finally {
    server.close();
  }
}

async function bodiesOf({ peer }: Person): Promise<unknown[]> {
  return (await peer.rest()).filter(({ command }) => command === "MESSAGE").map(jsonOf);
}

async function presenceFor(person: Person): Promise<Presence> {
  person.subscribe(presenceOf(room));
  const presence = (await bodiesOf(person)).find(isPresence);
  person.peer.send(`UNSUBSCRIBE\nid:${presenceOf(room)}\n\n\0`);
  if (presence === undefined) throw new Error("Nobody said who is there");
  return presence;
}

Deno.test("who asks is told how many readers follow the room, and whether an author is there", () =>
  withServer(async (server) => {
    const { token } = server.chat.readerTokens.issue();
    const [one, tab, other] = [
      await server.reader(token),
      await server.reader(token),
      await server.reader(),
    ];
    for (const person of [one, tab, other]) {
      person.subscribe(topicOf(room));
      await person.peer.rest();
    }
    deepEqual(await presenceFor(one), { room, readers: 2, author: { state: "away" } });
    const author = await server.author();
    author.subscribe(topicOf(room));
    deepEqual(await presenceFor(author), { room, readers: 2, author: { state: "here" } });
    author.send(AWAY, { away: true });
    await author.peer.rest();
    equal((await presenceFor(one)).author.state, "away");
    author.send(AWAY, { away: false });
    await author.peer.rest();
    equal((await presenceFor(one)).author.state, "here");
  }));

Deno.test("typing in a room names no reader, and comes back with its tag", () =>
  withServer(async (server) => {
    const [reader, other, author] = [
      await server.reader(),
      await server.reader(),
      await server.author(),
    ];
    other.subscribe(presenceTopicOf(room));
    await other.peer.rest();
    reader.send(commandOf(joinOf(room), "typing"), { tag: "t1" });
    author.send(commandOf(joinOf(room), "typing"), {});
    await reader.peer.rest();
    await author.peer.rest();
    const events = (await bodiesOf(other)).filter(isTypingEvent);
    deepEqual(events.map(({ from, tag }) => [from, tag]), [
      [{ kind: "reader" }, "t1"],
      [server.owner, undefined],
    ]);
    equal(JSON.stringify(events).includes(reader.sender.id), false);
  }));

Deno.test("typing in a whisper is heard by its other side alone", () =>
  withServer(async (server) => {
    const [reader, other, author] = [
      await server.reader(),
      await server.reader(),
      await server.author(),
    ];
    for (const person of [reader, other]) {
      for (const destination of [WHISPERS, presenceTopicOf(room), topicOf(room)]) {
        person.subscribe(destination);
      }
    }
    author.subscribe(ALL_WHISPERS);
    await Promise.all([reader, other, author].map(({ peer }) => peer.rest()));
    server.chat.clock.advance(5_000);
    await Promise.all([reader, other, author].map(({ peer }) => peer.rest()));
    reader.send(commandOf(ownWhisperOf(room), "typing"), {});
    await reader.peer.rest();
    author.send(commandOf(whisperOf(room, reader.sender.id), "typing"), {});
    const whisper = reader.sender.id;
    const event = { type: "typing", room, whisper, forMs: 6_000 };
    deepEqual(await bodiesOf(author), [{ ...event, from: reader.sender }]);
    deepEqual(await bodiesOf(reader), [{ ...event, from: server.owner }]);
    deepEqual(await bodiesOf(other), []);
  }));
