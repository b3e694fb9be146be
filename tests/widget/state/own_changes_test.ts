import assert from "node:assert/strict";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { MAX_TEXT_LENGTH } from "../../../shared/limit.ts";
import { outboxOver } from "../../../widget/connection/outbox/kept_outbox.ts";
import { arrived, attended, openAttended } from "../../helper/attended.ts";
import { PretendServer, READER, ROOM } from "../../helper/pretend_server.ts";
import { HeldEntries, settled } from "../stage/held_entries.ts";

const EDIT = { kind: "edit", text: "after" } as const;

/** A conversation with one message, and a quote of it. */
async function quoted() {
  const opened = await attended(["before"]);
  const { server } = opened;
  const [{ id, from, text } = assert.fail("there is no message")] = server.log;
  server.append("see above", { quote: { id, from, text } });
  server.settle();
  return { ...opened, id };
}

Deno.test("own change is shown at once, in quotes too, and sent", async () => {
  const { server, conversation, state, sent, id, clock } = await quoted();
  conversation.change(id, { ...EDIT, text: "  after \n" });
  await arrived();
  assert.deepEqual(state().messages.map(({ text, quote }) => quote?.text ?? text), [
    "after",
    "after",
  ]);
  assert.equal(state().messages[0]?.editedAt, clock.now());
  assert.deepEqual(sent("edit"), [{ id, text: "after" }]);
  server.settle();
  assert.deepEqual(state().messages, server.log);
  assert.equal(server.log[0]?.text, "after");
});

Deno.test("every kind of change ends as the server has it", async () => {
  const { server, conversation, state, id } = await quoted();
  for (
    const change of [
      { kind: "question", state: "open" },
      { kind: "react", emoji: "👍", on: true },
      { kind: "consent", allow: true },
      { kind: "delete" },
    ] as const
  ) {
    conversation.change(id, change);
    await arrived();
    const shown = state().messages.map((message) => ({ ...message, rev: 0 }));
    server.settle();
    assert.deepEqual(state().messages, server.log);
    assert.deepEqual(server.log.map((message) => ({ ...message, rev: 0 })), shown);
  }
  assert.equal(server.log[0]?.deleted, true);
});

Deno.test("refused change is taken back and says why, until it is dismissed", async () => {
  const { server, conversation, state, id, clock } = await quoted();
  const before = state().messages;
  conversation.change(id, EDIT);
  await arrived();
  server.refusal = { code: "too-late", message: "Too late.", retryAfterMs: 60_000 };
  server.settle();
  assert.deepEqual(state().messages, before);
  assert.deepEqual(state().refused, [{
    id,
    change: EDIT,
    failure: { code: "too-late", message: "Too late.", retryAt: clock.now() + 60_000 },
  }]);
  conversation.dismiss("another");
  assert.equal(state().refused.length, 1);
  conversation.dismiss(id);
  assert.deepEqual(state().refused, []);
});

Deno.test("change waits for the link, and is sent again when its fate is unknown", async () => {
  const { server, conversation, state, sent, id } = await quoted();
  server.cut();
  conversation.change(id, EDIT);
  await arrived();
  assert.equal(state().messages[0]?.text, "after");
  assert.deepEqual(sent("edit"), []);
  server.connect();
  server.serve();
  server.serve();
  server.cut();
  assert.equal(state().messages[0]?.text, "after");
  server.connect();
  assert.deepEqual(sent("edit"), [{ id, text: "after" }]);
  server.settle();
  assert.deepEqual(state().messages, server.log);
});

Deno.test("changes of one message are sent in the order they were made", async () => {
  const { server, conversation, state, sent, id, clock } = await quoted();
  conversation.change(id, { kind: "react", emoji: "👍", on: true });
  await arrived();
  conversation.change(id, { kind: "react", emoji: "👍", on: false });
  await arrived();
  assert.equal(sent("react").length, 1);
  server.refusal = { code: "too-fast", message: "Wait.", retryAfterMs: 500 };
  server.settle();
  assert.deepEqual([state().refused, server.log[0]?.rev], [[], 1]);
  clock.advance(500);
  server.settle();
  assert.deepEqual([server.log[0]?.reactions, server.log[0]?.rev], [undefined, 4]);
  assert.deepEqual(state().messages, server.log);
});

Deno.test("blank text changes nothing, and too long a one is refused before it is sent", async () => {
  const { conversation, state, sent, id } = await quoted();
  conversation.change(id, { kind: "edit", text: " \n " });
  await arrived();
  conversation.change(id, { kind: "edit", text: "x".repeat(MAX_TEXT_LENGTH + 1) });
  await arrived();
  assert.deepEqual(sent("edit"), []);
  assert.equal(state().messages[0]?.text, "before");
  assert.deepEqual(state().refused.map(({ failure }) => failure.code), ["invalid-body"]);
});

Deno.test("reaction names who reacts, and stays as it is when the server tells of it", async () => {
  const { server, conversation, state, id } = await quoted();
  conversation.change(id, { kind: "react", emoji: "👍", on: true });
  await arrived();
  const reactions = [{ emoji: "👍", count: 1, by: [READER.id] }];
  assert.deepEqual(state().messages[0]?.reactions, reactions);
  server.serve();
  server.deliver();
  assert.deepEqual(state().messages[0]?.reactions, reactions);
});

Deno.test("closed conversation sends no change that waited", async () => {
  const { server, conversation, clock, id } = await quoted();
  conversation.change(id, EDIT);
  await arrived();
  server.refusal = { code: "too-fast", message: "Wait.", retryAfterMs: 500 };
  server.settle();
  conversation.close();
  assert.equal(clock.pending, 0);
});

/** A page of a browser that keeps what waits. */
async function page(server: PretendServer, entries: HeldEntries) {
  const clock = new VirtualClock(1_000);
  const outbox = outboxOver(entries, { link: server, clock });
  const opened = openAttended(server, undefined, outbox);
  await settled();
  return opened;
}

Deno.test("a change that waits is kept, shown on the next page, and made once", async () => {
  const server = new PretendServer();
  server.append("before");
  const [{ id } = assert.fail("there is no message")] = server.log;
  const entries = new HeldEntries();
  const first = await page(server, entries);
  server.connect();
  server.settle();
  await settled();
  server.cut();
  first.conversation.change(id, EDIT);
  await settled();
  assert.deepEqual([...entries.entries.values()].map(({ change }) => change), [{
    id,
    change: EDIT,
  }]);
  first.conversation.close();
  await settled();

  const second = await page(server, entries);
  server.connect();
  server.settle();
  await settled();
  assert.equal(server.log[0]?.text, "before");
  assert.equal(second.state().messages[0]?.text, "after", "shown before it is made");
  server.settle();
  assert.equal(server.log[0]?.text, "after");
  await settled();
  assert.equal(entries.entries.size, 0);
  second.conversation.close();
});

Deno.test("a kept change that was refused meanwhile is told, and one that waited a day is not made", async () => {
  for (const failure of [{ code: "muted", message: "No." } as const, undefined]) {
    const server = new PretendServer();
    server.append("before");
    const [{ id } = assert.fail("there is no message")] = server.log;
    const entries = new HeldEntries();
    entries.entries.set("key", {
      ...{ id: "key", order: 1, room: ROOM, isWhisper: false, isChange: true },
      message: failure === undefined
        ? { id: "key", text: "", at: 1_000 - 86_400_000, phase: "queued" }
        : { id: "key", text: "", at: 900, phase: "failed", failure },
      change: { id, change: EDIT },
    });
    const { state, conversation, sent } = await page(server, entries);
    server.connect();
    server.settle();
    await settled();
    assert.deepEqual(
      state().refused.map(({ failure: { code } }) => code),
      [failure?.code ?? "too-late"],
    );
    assert.deepEqual([sent("edit"), entries.entries.size], [[], 0]);
    conversation.close();
  }
});

Deno.test("nothing is changed in the name of somebody else", async () => {
  const server = new PretendServer();
  server.append("before");
  const [{ id } = assert.fail("there is no message")] = server.log;
  const entries = new HeldEntries();
  const { conversation, state, sent } = await page(server, entries);
  server.connect();
  server.settle();
  await settled();
  server.cut();
  conversation.change(id, EDIT);
  await settled();
  server.become({ kind: "connecting", isOther: true });
  await settled();
  assert.deepEqual([state().messages[0]?.text, entries.entries.size], ["before", 0]);
  server.connect();
  server.settle();
  assert.deepEqual(sent("edit"), []);
  conversation.close();
});
