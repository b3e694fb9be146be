import assert from "node:assert/strict";
import { attended } from "../../helper/attended.ts";
import { PretendServer, READER } from "../../helper/pretend_server.ts";

/** A whisper, where everything seen is kept. */
function whisper(...texts: string[]) {
  return attended(texts, new PretendServer({ isWhisper: true }));
}

Deno.test("what was seen is said once, and then known", async () => {
  const { server, conversation, state, sent } = await whisper("a", "b");
  conversation.see(1);
  conversation.see(1);
  assert.deepEqual(sent("seen"), [{ seq: 1, epoch: server.epoch }]);
  server.settle();
  assert.equal(state().seen, 1);
});

Deno.test("seen is said at most once in a second, and the highest counts", async () => {
  const { conversation, sent, clock, server } = await whisper("a", "b", "c");
  for (const seq of [1, 3, 2]) conversation.see(seq);
  assert.equal(sent("seen").length, 1);
  clock.advance(1_000);
  assert.deepEqual(sent("seen").at(-1), { seq: 3, epoch: server.epoch });
  clock.advance(10_000);
  conversation.see(2);
  assert.equal(sent("seen").length, 2);
});

Deno.test("what the server knows is not said", async () => {
  const server = new PretendServer({ isWhisper: true });
  server.aside = { seen: 2 };
  const { conversation, sent } = await attended(["a", "b"], server);
  conversation.see(2);
  assert.deepEqual(sent("seen"), []);
});

Deno.test("what was on its way when the link was lost is said again", async () => {
  const { server, conversation, state, sent, clock } = await whisper("a", "b");
  conversation.see(2);
  server.cut();
  clock.advance(1_000);
  server.connect();
  assert.equal(sent("seen").length, 1);
  server.settle();
  assert.equal(state().seen, 2);
});

Deno.test("a reader who never wrote in a room leaves no trace of reading it", async () => {
  const { server, conversation, sent, clock } = await attended(["a", "b"]);
  conversation.see(2);
  clock.advance(10_000);
  assert.deepEqual(sent("seen"), []);
  server.append("mine", { from: READER });
  server.settle();
  conversation.see(3);
  assert.deepEqual(sent("seen"), [{ seq: 3, epoch: server.epoch }]);
});

Deno.test("what was seen of another life of the conversation counts for nothing", async () => {
  const { server, conversation, sent, clock } = await whisper("a", "b", "c");
  conversation.see(3);
  server.settle();
  clock.advance(1_000);
  server.erase();
  server.append("new");
  server.settle();
  conversation.see(1);
  assert.deepEqual(sent("seen"), [{ seq: 1, epoch: server.epoch }]);
});

Deno.test("closed conversation says nothing more", async () => {
  const { conversation, clock } = await whisper("a");
  conversation.see(1);
  conversation.close();
  assert.equal(clock.pending, 0);
});
