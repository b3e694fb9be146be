import assert from "node:assert/strict";
import { WHISPERS } from "../../../shared/chat/destination.ts";
import { presenceTopicOf } from "../../../shared/chat/room_destination.ts";
import { TYPING_EVERY_MS } from "../../../shared/limit.ts";
import { attended } from "../../helper/attended.ts";
import { AUTHOR, PretendServer, READER, ROOM } from "../../helper/pretend_server.ts";

const TOPIC = presenceTopicOf(ROOM);
const THEIRS = { type: "typing", room: ROOM, from: AUTHOR, forMs: 6_000 } as const;
const STRANGER = { kind: "reader" } as const;

Deno.test("writing is said at once, and then only now and then", async () => {
  const { conversation, sent, clock } = await attended();
  conversation.type();
  conversation.type();
  clock.advance(TYPING_EVERY_MS - 1);
  conversation.type();
  assert.equal(sent("typing").length, 1);
  clock.advance(1);
  conversation.type();
  assert.equal(sent("typing").length, 2);
});

Deno.test("writing is said to nobody without a link", async () => {
  const { conversation, server, sent } = await attended();
  server.cut();
  conversation.type();
  assert.deepEqual(sent("typing"), []);
});

Deno.test("others write for as long as the server says, or until it says so again", async () => {
  const { server, state, clock } = await attended();
  server.tell(TOPIC, THEIRS);
  server.settle();
  assert.deepEqual(state().typing, [AUTHOR]);
  clock.advance(5_999);
  server.tell(TOPIC, THEIRS);
  server.settle();
  clock.advance(5_999);
  assert.deepEqual(state().typing, [AUTHOR]);
  clock.advance(1);
  assert.deepEqual(state().typing, []);
});

Deno.test("one's own writing comes back under its tag and is left out", async () => {
  const { server, conversation, state, sent } = await attended();
  conversation.type();
  const [{ tag }] = sent("typing") as [{ tag: string }];
  server.tell(TOPIC, { ...THEIRS, from: STRANGER, tag });
  server.tell(TOPIC, { ...THEIRS, from: STRANGER, tag: "another" });
  server.settle();
  assert.deepEqual(state().typing, [STRANGER]);
});

Deno.test("a message ends the writing of whoever may have sent it, and of nobody else", async () => {
  const { server, state } = await attended();
  server.tell(TOPIC, THEIRS);
  server.tell(TOPIC, { ...THEIRS, from: STRANGER, tag: "one" });
  server.settle();
  server.append("an answer", { from: { ...AUTHOR, id: "author-2" } });
  server.settle();
  assert.deepEqual(state().typing, [AUTHOR, STRANGER]);
  server.append("a question", { from: READER });
  server.settle();
  assert.deepEqual(state().typing, [AUTHOR]);
  server.append("an answer");
  server.settle();
  assert.deepEqual(state().typing, []);
});

Deno.test("nobody is known to write once the link is lost", async () => {
  const { server, state, clock } = await attended();
  server.tell(TOPIC, THEIRS);
  server.settle();
  server.cut();
  assert.deepEqual(state().typing, []);
  assert.equal(clock.pending, 0);
});

Deno.test("in a whisper the other side writes where whispers are told", async () => {
  const { server, state } = await attended([], new PretendServer({ isWhisper: true }));
  const theirs = { ...THEIRS, whisper: READER.id };
  server.tell(WHISPERS, { ...theirs, room: "default/elsewhere" });
  server.settle();
  assert.deepEqual(state().typing, []);
  server.tell(WHISPERS, theirs);
  server.settle();
  assert.deepEqual(state().typing, [AUTHOR]);
});
