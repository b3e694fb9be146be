import assert from "node:assert/strict";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { joinOf, ownWhisperOf, topicOf, WHISPERS } from "../../../shared/chat/destination.ts";
import { openTalk } from "../../../widget/state/talk.ts";
import { PretendServer, ROOM } from "../../helper/pretend_server.ts";

function open() {
  const server = new PretendServer();
  const talk = openTalk({
    room: ROOM,
    link: server,
    clock: new VirtualClock(),
    random: (bytes) => bytes.fill(7),
  });
  server.connect();
  return { server, talk };
}

function asked({ toServer }: PretendServer): string[] {
  return toServer.map(({ destination }) => destination);
}

Deno.test("talk opens the whisper when it is asked for, once", () => {
  const { server, talk } = open();
  assert.deepEqual(asked(server), [joinOf(ROOM)]);
  assert.deepEqual(server.followed.includes(WHISPERS), false);
  const { whisper } = talk;
  assert.equal(whisper, talk.whisper);
  assert.deepEqual(asked(server), [joinOf(ROOM), ownWhisperOf(ROOM)]);
  assert.equal(whisper.state.isWhisper, true);
});

Deno.test("talk sends what is said to where it is said", () => {
  const { server, talk } = open();
  talk.whisper.say({ text: "in private" });
  talk.room.say({ text: "in public" });
  assert.deepEqual(asked(server).slice(2), [`${ownWhisperOf(ROOM)}/say`, `${joinOf(ROOM)}/say`]);
});

Deno.test("whisper and room never show each other's messages", () => {
  const { server, talk } = open();
  const { whisper } = talk;
  server.toServer.length = 0;
  const page = server.page({});
  const message = { id: "one", room: ROOM, seq: 1, rev: 1, from: page.you, text: "a", at: 1 };
  const inPrivate = { ...page, whisper: page.you.id, epoch: "private" };
  server.tell("/user/queue/history", page);
  server.tell("/user/queue/history", inPrivate);
  server.tell(topicOf(ROOM), { type: "message", epoch: "public", rev: 1, message });
  server.tell(WHISPERS, {
    type: "message",
    epoch: "private",
    rev: 1,
    message: { ...message, whisper: page.you.id, text: "b" },
  });
  server.tell(WHISPERS, {
    type: "message",
    epoch: "other",
    rev: 1,
    message: { ...message, room: "default/elsewhere", whisper: page.you.id, text: "c" },
  });
  server.settle();
  assert.deepEqual(talk.room.state.messages.map(({ text }) => text), ["a"]);
  assert.deepEqual(whisper.state.messages.map(({ text }) => text), ["b"]);
});

Deno.test("closed talk leaves both conversations and the link", () => {
  const { server, talk } = open();
  void talk.whisper;
  talk.close();
  assert.equal(server.followers, 0);
  assert.equal(server.isClosed, true);
});

Deno.test("nothing is said in a new reader's name that waited when they were erased", async () => {
  const { server, talk } = open();
  server.settle();
  server.cut();
  talk.room.say({ text: "in public" });
  talk.whisper.say({ text: "in private" });
  const { promise, resolve } = Promise.withResolvers<void>();
  const forgotten = talk.forget(promise);
  // The server ends the connection, and answers after that.
  server.connect();
  assert.deepEqual(asked(server).filter((place) => place.endsWith("/say")), []);
  resolve();
  await forgotten;
  server.settle();
  const { room, whisper } = talk;
  assert.deepEqual([room.state.pending, whisper.state.pending, server.log], [[], [], []]);
});

Deno.test("what waits is sent when the server refuses to erase", async () => {
  const { server, talk } = open();
  server.cut();
  talk.room.say({ text: "a" });
  const forgotten = talk.forget(Promise.reject(new TypeError("no network")));
  server.connect();
  await assert.rejects(forgotten);
  server.settle();
  assert.deepEqual(server.log.map(({ text }) => text), ["a"]);
});
