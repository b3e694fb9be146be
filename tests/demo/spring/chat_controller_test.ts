import assert from "node:assert/strict";
import { ChatController } from "../../../demo/spring/chat_controller.ts";
import { call } from "../../../server/messaging/testing.ts";

const kim = { user: { name: "kim" } };

Deno.test("what is said in a room goes to the room, and is there for who comes later", async () => {
  const chat = new ChatController(() => true);
  const said = { by: "kim", text: "Hello" };
  const { sent } = await call(chat, "/app/chat/rooms/garden/say", {
    ...kim,
    body: { text: " Hello " },
  });
  assert.deepEqual(sent, [{ destination: "/topic/rooms/garden", body: said }]);
  const history = async (room: string) =>
    (await call(chat, `/app/chat/rooms/${room}/history`, { command: "SUBSCRIBE" })).replies;
  assert.deepEqual(await history("garden"), [[said]]);
  assert.deepEqual(await history("kitchen"), [[]]);
});

Deno.test("a room remembers what was said last", async () => {
  const chat = new ChatController(() => true);
  for (let n = 1; n <= 60; n++) {
    await call(chat, "/app/chat/rooms/kitchen/say", { ...kim, body: { text: `${n}` } });
  }
  const { replies } = await call(chat, "/app/chat/rooms/kitchen/history", { command: "SUBSCRIBE" });
  const [said] = replies as [{ text: string }[]];
  assert.deepEqual([said.length, said[0]?.text, said.at(-1)?.text], [50, "11", "60"]);
});

Deno.test("a room that is none, and words that are none, are refused", async () => {
  const chat = new ChatController(() => true);
  const say = async (room: string, text: string) =>
    (await call(chat, `/app/chat/rooms/${room}/say`, { body: { text } })).refusal?.code;
  assert.equal(await say("attic", "Hello"), "not-found");
  assert.equal(await say("garden", "  "), "invalid-body");
});

Deno.test("a whisper reaches one person", async () => {
  const chat = new ChatController((name) => name === "lee");
  const body = { text: "psst" };
  const { sent, replies } = await call(chat, "/app/chat/whispers/lee", { ...kim, body });
  assert.deepEqual(sent, [{
    destination: "/user/lee/queue/whispers",
    body: { by: "kim", text: "psst" },
  }]);
  assert.deepEqual(replies, []);
});

Deno.test("who whispers to somebody who is not here is told so, alone", async () => {
  const chat = new ChatController(() => false);
  const { sent, refusal } = await call(chat, "/app/chat/whispers/lee", {
    ...kim,
    body: { text: "psst" },
  });
  assert.deepEqual(sent, [{
    destination: "/user/queue/errors",
    body: { code: "absent", message: "lee is not here." },
  }]);
  assert.equal(refusal, undefined);
});
