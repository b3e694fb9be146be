import assert from "node:assert/strict";
import { ROOM_LIST, ROOMS } from "../../../shared/chat/destination.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { openInbox } from "../../../widget/state/inbox.ts";
import { PretendServer, READER, ROOM } from "../../helper/pretend_server.ts";

const SUMMARY = {
  room: ROOM,
  epoch: "one",
  lastSeq: 1,
  rev: 1,
  questions: { open: 0, answered: 0 },
  page: { title: "WebSocket", url: "https://blog.example/posts/websocket" },
  last: { id: "message-1", room: ROOM, seq: 1, rev: 1, from: READER, text: "question", at: 1 },
};

function open() {
  const server = new PretendServer();
  const clock = new VirtualClock();
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  return { server, clock, inbox: openInbox({ link: server, clock, random }) };
}

Deno.test("inbox asks for the list whenever the link comes up", () => {
  const { server, inbox } = open();
  for (const lastSeq of [1, 2]) {
    server.connect();
    assert.deepEqual(server.toServer.map(({ destination }) => destination), [ROOM_LIST]);
    server.toServer[0]?.answered({
      kind: "answered",
      body: { rooms: [{ ...SUMMARY, lastSeq }] },
    });
    assert.equal(inbox.state.rooms[0]?.lastSeq, lastSeq);
    server.cut();
  }
  assert.deepEqual(inbox.state.link, { kind: "waiting", retryAt: 0 });
  assert.equal(inbox.state.loaded, true);
});

Deno.test("inbox hears of rooms and tells its listeners", () => {
  const { server, inbox } = open();
  server.connect();
  let heard = 0;
  const stop = inbox.subscribe(() => heard++);
  server.tell(ROOMS, { type: "room", room: SUMMARY });
  server.tell(ROOMS, { type: "room", room: { lastSeq: 1 } });
  server.deliver();
  server.deliver();
  assert.deepEqual(inbox.state.rooms, [SUMMARY]);
  assert.equal(heard, 1);
  stop();
});

Deno.test("refused list is asked for again, one refused for good is shown", () => {
  const { server, inbox, clock } = open();
  server.refusal = { code: "internal", message: "Broken." };
  server.connect();
  server.settle();
  clock.advance(60_000);
  assert.equal(server.toServer.length, 1);
  server.refusal = { code: "forbidden", message: "Authors only." };
  server.settle();
  assert.deepEqual(inbox.state.link, {
    kind: "refused",
    code: "forbidden",
    message: "Authors only.",
  });
  inbox.reconnect();
  assert.equal(server.toServer.length, 1);
  assert.deepEqual(inbox.state.link, { kind: "online" });
});

Deno.test("rooms open over the inbox's link and leave it open", () => {
  const { server, inbox } = open();
  server.append("question");
  server.connect();
  server.toServer.length = 0;
  const conversation = inbox.open(ROOM);
  server.settle();
  assert.deepEqual(conversation.state.messages.map(({ text }) => text), ["question"]);
  conversation.say({ text: "answer" });
  assert.deepEqual(Object.keys(server.toServer[0]?.body ?? {}), ["text", "id"]);
  conversation.close();
  assert.equal(server.isClosed, false);
});

Deno.test("closed inbox lets go of its link and of every timer", () => {
  const { server, inbox, clock } = open();
  server.refusal = { code: "internal", message: "Broken." };
  server.connect();
  server.settle();
  assert.equal(clock.pending, 1);
  inbox.close();
  assert.equal(clock.pending, 0);
  assert.equal(server.followers, 0);
  assert.equal(server.isClosed, true);
});
