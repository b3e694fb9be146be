import assert from "node:assert/strict";
import {
  HELD,
  topicOf,
  UNREAD,
  UNREAD_EVENTS,
  WHISPERS,
} from "../../../shared/chat/destination.ts";
import { presenceOf, presenceTopicOf } from "../../../shared/chat/room_destination.ts";
import { roomId } from "../../../shared/chat/id.ts";
import { arrived, attended, openAttended, PRESENCE } from "../../helper/attended.ts";
import { AUTHOR, PretendServer, READER, ROOM } from "../../helper/pretend_server.ts";

const ELSEWHERE = roomId("/posts/elsewhere");
const HELD_MESSAGE = { id: "held-1", room: ROOM, from: READER, text: "First", at: 1 };

Deno.test("attendant asks who is there at each connection, and hears it in between", async () => {
  const { server, state } = await attended();
  assert.deepEqual(state().presence, PRESENCE);
  const away = { room: ROOM, readers: 1, author: { state: "away" } };
  server.tell(presenceTopicOf(ROOM), { type: "presence", ...away });
  server.tell(presenceTopicOf(ROOM), { type: "presence", ...PRESENCE, room: ELSEWHERE });
  server.settle();
  assert.deepEqual(state().presence, away);
  server.cut();
  assert.equal(state().presence, undefined);
  server.connect();
  server.settle();
  assert.deepEqual(state().presence, PRESENCE);
});

Deno.test("attendant counts what is unread, in the room and in one's own whisper", async () => {
  const server = new PretendServer();
  const opened = openAttended(server);
  const conversations = [
    { room: ROOM, unread: 2, firstUnreadSeq: 1 },
    { room: ROOM, whisper: READER.id, unread: 3 },
    { room: ELSEWHERE, unread: 7 },
  ];
  server.answers.set(UNREAD, { total: 12, conversations });
  server.connect();
  server.settle();
  await arrived();
  server.settle();
  assert.deepEqual(opened.state().unread, { room: 2, whisper: 3 });
  const conversation = { room: ROOM, whisper: READER.id, unread: 0 };
  server.tell(UNREAD_EVENTS, { type: "unread", total: 9, conversation });
  server.settle();
  assert.deepEqual(opened.state().unread, { room: 2, whisper: 0 });
});

Deno.test("attendant knows which messages of one's own wait for an author", async () => {
  const { server, state } = await attended();
  server.tell(HELD, { type: "held", message: HELD_MESSAGE });
  server.tell(HELD, { type: "held", message: HELD_MESSAGE });
  server.tell(HELD, { type: "held", message: { ...HELD_MESSAGE, id: "two", room: ELSEWHERE } });
  server.settle();
  assert.deepEqual(state().held, [HELD_MESSAGE]);
  server.tell(HELD, { type: "rejected", room: ROOM, id: "held-1" });
  server.settle();
  assert.deepEqual(state().held, []);
});

Deno.test("attendant hears of other terms, and of an erasure", async () => {
  const { server, state } = await attended(["a", "b"]);
  const terms = { mode: "read-only", holdFirst: false, slowModeSeconds: 0 } as const;
  server.tell(topicOf(ROOM), { type: "terms", terms });
  server.settle();
  assert.deepEqual(state().terms, terms);
  server.tell(topicOf(ROOM), {
    type: "erased",
    room: ROOM,
    whisper: READER.id,
    epoch: server.epoch,
  });
  server.settle();
  assert.equal(state().messages.length, 2);
  server.erase();
  server.settle();
  assert.deepEqual(state().messages, []);
});

Deno.test("in a whisper the attendant hears up to where the other side has seen it", async () => {
  const { server, state } = await attended(["a"], new PretendServer({ isWhisper: true }));
  const seen = { type: "seen", room: ROOM, whisper: READER.id, by: AUTHOR };
  server.tell(WHISPERS, { ...seen, seq: 3 });
  server.tell(WHISPERS, { ...seen, seq: 2 });
  server.tell(WHISPERS, { ...seen, seq: 9, room: ELSEWHERE });
  server.settle();
  assert.equal(state().seenByOther, 3);
  assert.equal(state().presence, undefined);
});

Deno.test("an author follows nothing that is for readers only", async () => {
  const server = new PretendServer();
  server.aside = { you: AUTHOR };
  const { state } = await attended(["a"], server);
  assert.deepEqual(state().presence, PRESENCE);
  assert.deepEqual(server.followed.filter((place) => [HELD, UNREAD_EVENTS].includes(place)), []);
});

Deno.test("what is told while the attendant is being loaded is not lost", async () => {
  const server = new PretendServer();
  server.append("a");
  const { state, conversation } = openAttended(server);
  server.connect();
  server.settle();
  conversation.change(server.log[0]?.id ?? "", { kind: "delete" });
  const terms = { mode: "open", holdFirst: true, slowModeSeconds: 5 } as const;
  server.tell(topicOf(ROOM), { type: "terms", terms });
  server.settle();
  await arrived();
  assert.deepEqual(state().terms, terms);
  assert.equal(state().messages[0]?.deleted, true);
});

Deno.test("a change whose part cannot be loaded is refused, not forgotten", async () => {
  const { state, conversation, server } = openAttended(new PretendServer(), () => Promise.reject());
  server.append("a");
  server.connect();
  server.settle();
  await arrived();
  const [{ id } = assert.fail("there is no message")] = state().messages;
  conversation.change(id, { kind: "delete" });
  await arrived();
  assert.deepEqual(state().refused.map(({ failure }) => failure.code), ["internal"]);
  assert.equal(state().messages[0]?.deleted, undefined);
});

Deno.test("attendant that leaves follows nothing and waits for nothing", async () => {
  const { server, conversation, clock } = await attended(["a"]);
  const typing = { type: "typing", room: ROOM, from: AUTHOR, forMs: 6_000 };
  server.tell(presenceTopicOf(ROOM), typing);
  server.settle();
  assert.equal(clock.pending, 1);
  conversation.close();
  assert.deepEqual([clock.pending, server.followers], [0, 0]);
});

Deno.test("attendant ignores bodies that are not what they should be", async () => {
  const { server, state } = await attended(["a"]);
  const before = state();
  for (const body of [undefined, 7, {}, { type: "held" }, { type: "terms" }, { type: "typing" }]) {
    for (const place of [topicOf(ROOM), presenceTopicOf(ROOM), HELD, UNREAD_EVENTS]) {
      server.tell(place, body);
    }
  }
  server.settle();
  assert.equal(state(), before);
  assert.ok(server.answers.has(presenceOf(ROOM)));
});
