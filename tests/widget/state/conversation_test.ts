import assert from "node:assert/strict";
import { HISTORY, joinOf, sayOf, topicOf } from "../../../shared/chat/destination.ts";
import { roomId } from "../../../shared/chat/id.ts";
import { MAX_TEXT_LENGTH } from "../../../shared/limit.ts";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { openConversation } from "../../../widget/state/conversation.ts";
import type { Conversation } from "../../../widget/state/model.ts";
import type { Outbox, OutboxEntry, Place } from "../../../widget/state/outbox.ts";
import { attended } from "../../helper/attended.ts";
import { PretendServer, READER, ROOM } from "../../helper/pretend_server.ts";

const PAGE = { title: "WebSocket", url: "https://blog.example/posts/websocket" };

function open(server = new PretendServer()) {
  const clock = new VirtualClock(1_000);
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  const conversation = openConversation({ room: ROOM, page: PAGE, link: server, clock, random });
  return { server, clock, conversation };
}

/** An open conversation with as many messages stored as there are texts. */
function online(...texts: string[]) {
  const server = new PretendServer();
  for (const text of texts) server.append(text);
  const opened = open(server);
  server.connect();
  server.settle();
  return opened;
}

function texts({ state }: Conversation): string[] {
  return state.messages.map(({ text }) => text);
}

Deno.test("conversation shows the newest page and says that there is more", () => {
  const { conversation } = online("a", "b", "c", "d");
  assert.deepEqual(texts(conversation), ["b", "c", "d"]);
  assert.equal(conversation.state.loaded, true);
  assert.equal(conversation.state.hasOlder, true);
  assert.deepEqual(conversation.state.you, READER);
});

Deno.test("conversation is of the site its link names, with everything it follows, asks and sends", () => {
  const server = new PretendServer();
  const { conversation } = open(server);
  server.site = "aside";
  conversation.say({ text: "hello" });
  server.connect();
  const room = roomId("/posts/websocket", "aside");
  assert.deepEqual(server.toServer.map(({ destination }) => destination), [
    joinOf(room),
    sayOf(room),
  ]);
});

Deno.test("conversation asks once for what it misses", () => {
  const { conversation, server } = open();
  server.append("a");
  server.connect();
  server.append("b");
  server.deliver();
  assert.equal(server.toServer.length, 1);
  server.settle();
  assert.deepEqual(texts(conversation), ["a", "b"]);
});

Deno.test("conversation loads what is older, once for two wishes", async () => {
  const { conversation, server } = await attended(["a", "b", "c", "d"]);
  conversation.loadOlder();
  conversation.loadOlder();
  assert.equal(conversation.state.loadingOlder, true);
  assert.equal(server.toServer.length, 1);
  server.settle();
  assert.deepEqual(texts(conversation), ["a", "b", "c", "d"]);
  assert.equal(conversation.state.hasOlder, false);
  assert.equal(conversation.state.loadingOlder, false);
  conversation.loadOlder();
  assert.equal(server.toServer.length, 0);
});

Deno.test("conversation may load what is older again after a refusal", async () => {
  const { conversation, server } = await attended(["a", "b", "c", "d"]);
  conversation.loadOlder();
  server.refusal = { code: "too-fast", message: "Wait." };
  server.settle();
  assert.equal(conversation.state.loadingOlder, false);
  assert.equal(conversation.state.hasOlder, true);
});

Deno.test("conversation keeps an event that overtakes the first page", () => {
  const { conversation, server } = open();
  server.append("a");
  server.connect();
  server.serve();
  server.append("b");
  server.toClient.reverse();
  server.deliver();
  assert.equal(conversation.state.loaded, false);
  server.settle();
  assert.deepEqual(texts(conversation), ["a", "b"]);
});

Deno.test("conversation asks for what lies in a gap", async () => {
  const { conversation, server } = await attended(["a"]);
  server.append("b");
  server.append("c");
  server.deliver(1);
  assert.deepEqual(texts(conversation), ["a"]);
  server.toClient.length = 0;
  server.settle();
  assert.deepEqual(texts(conversation), ["a", "b", "c"]);
});

Deno.test("conversation catches up over several pages after a reconnect", async () => {
  const { conversation, server } = await attended(["a"]);
  server.cut();
  for (const text of ["b", "c", "d", "e", "f"]) server.append(text);
  server.connect();
  server.settle();
  assert.deepEqual(texts(conversation), ["a", "b", "c", "d", "e", "f"]);
});

Deno.test("conversation starts anew when the log was replaced", () => {
  const { conversation, server } = online("a", "b");
  server.cut();
  server.replaceLog(["x", "y", "z", "w"]);
  server.connect();
  server.settle();
  assert.deepEqual(texts(conversation), ["y", "z", "w"]);
  assert.equal(conversation.state.epoch, server.epoch);
  assert.equal(conversation.state.hasOlder, true);
});

Deno.test("conversation forgets events of a log that is gone", () => {
  const { conversation, server } = online("a");
  server.append("b");
  server.append("c");
  server.toClient.shift();
  server.deliver();
  server.cut();
  server.replaceLog([]);
  server.connect();
  server.settle();
  assert.deepEqual(texts(conversation), []);
  assert.equal(conversation.state.loaded, true);
});

Deno.test("conversation takes the epoch of a room's first message", () => {
  const { conversation, server } = online();
  assert.equal(conversation.state.epoch, "");
  server.append("a");
  server.settle();
  assert.deepEqual(texts(conversation), ["a"]);
  assert.equal(conversation.state.epoch, server.epoch);
});

Deno.test("conversation ignores bodies that are not what they should be", () => {
  const { conversation, server } = online("a");
  const before = conversation.state;
  for (const body of [undefined, null, 7, "text", {}, { type: "message" }]) {
    server.tell(topicOf(ROOM), body);
    server.tell(HISTORY, body);
  }
  server.tell(HISTORY, { ...server.page({}), room: "default/elsewhere", messages: [] });
  server.settle();
  assert.equal(conversation.state, before);
});

Deno.test("own message is shown at once, sent with its page, and replaced by the stored one", () => {
  const { conversation, server } = online();
  conversation.say({ text: "  question \n" });
  assert.deepEqual(conversation.state.pending.map(({ text, phase }) => [text, phase]), [
    ["question", "sent"],
  ]);
  const { body } = server.toServer[0] ?? assert.fail("nothing was sent");
  const [{ id } = assert.fail("nothing is pending")] = conversation.state.pending;
  assert.deepEqual(body, { id, text: "question", page: PAGE });
  server.settle();
  assert.deepEqual(texts(conversation), ["question"]);
  assert.deepEqual(conversation.state.pending, []);
});

Deno.test("blank text is not said", () => {
  const { conversation, server } = online();
  conversation.say({ text: " \n\t " });
  assert.deepEqual(conversation.state.pending, []);
  assert.equal(server.toServer.length, 0);
});

Deno.test("text that is too long fails without being sent", () => {
  const { conversation, server } = online();
  conversation.say({ text: "x".repeat(MAX_TEXT_LENGTH + 1) });
  assert.equal(server.toServer.length, 0);
  assert.equal(conversation.state.pending[0]?.phase, "failed");
  assert.equal(conversation.state.pending[0]?.failure?.code, "invalid-body");
});

Deno.test("messages written without a link are queued and sent in their order", () => {
  const { conversation, server } = open();
  conversation.say({ text: "one" });
  conversation.say({ text: "two" });
  assert.deepEqual(conversation.state.pending.map(({ phase }) => phase), ["queued", "queued"]);
  server.connect();
  server.settle();
  assert.deepEqual(texts(conversation), ["one", "two"]);
});

Deno.test("message whose fate is unknown is sent again under its id", () => {
  const { conversation, server } = online();
  conversation.say({ text: "question" });
  const id = conversation.state.pending[0]?.id;
  server.serve();
  server.cut();
  assert.equal(conversation.state.pending[0]?.phase, "queued");
  server.connect();
  server.settle();
  assert.deepEqual(server.log.map((message) => message.id), [id]);
  assert.deepEqual(texts(conversation), ["question"]);
  assert.deepEqual(conversation.state.pending, []);
});

Deno.test("message that lies further back than what is shown does not stay pending", () => {
  const { conversation, server } = online();
  conversation.say({ text: "question" });
  server.serve();
  server.cut();
  const old = server.log.map(({ text, id }) => ({ text, id }));
  server.replaceLog([]);
  for (const { text, id } of old) server.append(text, { id });
  for (const text of ["a", "b", "c", "d"]) server.append(text);
  server.connect();
  server.settle();
  assert.deepEqual(texts(conversation), ["b", "c", "d"]);
  assert.deepEqual(conversation.state.pending, []);
});

Deno.test("refused message says why and when, and can be sent again or discarded", () => {
  const { conversation, server, clock } = online();
  conversation.say({ text: "question" });
  server.refusal = { code: "too-fast", message: "Wait.", retryAfterMs: 60_000 };
  server.settle();
  const [failed] = conversation.state.pending;
  assert.equal(failed?.phase, "failed");
  assert.deepEqual(failed?.failure, {
    code: "too-fast",
    message: "Wait.",
    retryAt: clock.now() + 60_000,
  });
  conversation.retry(failed?.id ?? "");
  assert.deepEqual(conversation.state.pending.map(({ id, phase }) => [id, phase]), [
    [failed?.id, "sent"],
  ]);
  server.refusal = { code: "forbidden", message: "No." };
  server.settle();
  conversation.discard(failed?.id ?? "");
  assert.deepEqual(conversation.state.pending, []);
});

Deno.test("message that was too fast is sent again by itself, before the next one", () => {
  const { conversation, server, clock } = online();
  conversation.say({ text: "first" });
  conversation.say({ text: "second" });
  server.refusal = { code: "too-fast", message: "Wait.", retryAfterMs: 200 };
  server.settle();
  assert.deepEqual(conversation.state.pending.map(({ phase }) => phase), ["sent", "sent"]);
  clock.advance(200);
  server.settle();
  assert.deepEqual(texts(conversation), ["first", "second"]);
});

Deno.test("message that has waited for a day is sent when its reader says so", () => {
  const { conversation, server, clock } = open();
  conversation.say({ text: "old" });
  clock.advance(86_400_000);
  conversation.say({ text: "new" });
  server.connect();
  server.settle();
  assert.deepEqual(texts(conversation), ["new"]);
  const [old] = conversation.state.pending;
  assert.deepEqual([old?.phase, old?.failure?.code], ["failed", "too-late"]);
  conversation.retry(old?.id ?? "");
  server.settle();
  assert.deepEqual(texts(conversation), ["new", "old"]);
});

/** An outbox that a test looks into. */
class PretendOutbox implements Outbox {
  readonly kept = new Map<string, OutboxEntry>();
  readonly released: Place[] = [];
  warmed = false;

  warm(): void {
    this.warmed = true;
  }

  adopt(): Promise<readonly OutboxEntry[]> {
    return Promise.resolve([...this.kept.values()]);
  }

  release(place: Place): void {
    this.released.push(place);
  }

  keep(entry: OutboxEntry): void {
    this.kept.set(entry.message.id, entry);
  }

  remove(id: string): void {
    this.kept.delete(id);
  }

  clear(): void {
    this.kept.clear();
  }

  get texts(): string[] {
    return [...this.kept.values()].map(({ message }) => message.text);
  }
}

function withOutbox(server = new PretendServer(), outbox = new PretendOutbox()) {
  const clock = new VirtualClock(1_000);
  const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
  const conversation = openConversation({ room: ROOM, link: server, clock, random, outbox });
  return { server, outbox, conversation, clock };
}

Deno.test("outbox keeps a message from the moment it is said until the server has it", async () => {
  const { server, outbox, conversation } = withOutbox();
  await Promise.resolve();
  conversation.say({ text: "hello" });
  assert.deepEqual(outbox.texts, ["hello"]);
  server.connect();
  server.settle();
  assert.deepEqual([outbox.texts, texts(conversation)], [[], ["hello"]]);
});

Deno.test("outbox keeps why a message was refused, and forgets it when it is discarded", async () => {
  const { server, outbox, conversation } = withOutbox();
  await Promise.resolve();
  conversation.say({ text: "hello" });
  server.connect();
  server.refusal = undefined;
  server.serve();
  server.refusal = { code: "muted", message: "Not now." };
  server.settle();
  const [kept] = outbox.kept.values();
  assert.equal(kept?.message.failure?.code, "muted");
  conversation.discard(kept?.message.id ?? "");
  assert.deepEqual(outbox.texts, []);
});

Deno.test("messages an earlier page has left are sent first, in their order, and only once", async () => {
  const first = withOutbox();
  await Promise.resolve();
  for (const text of ["a", "b"]) first.conversation.say({ text });
  first.server.connect();
  // The server has it; the page ends before the answer.
  first.server.serve();
  first.server.serve();
  first.server.cut();
  first.conversation.close();
  assert.deepEqual(first.outbox.texts, ["a", "b"]);
  const { conversation, server, outbox } = withOutbox(first.server, first.outbox);
  server.connect();
  conversation.say({ text: "c" });
  await Promise.resolve();
  await Promise.resolve();
  server.settle();
  assert.deepEqual(server.log.map(({ text }) => text), ["a", "b", "c"]);
  assert.deepEqual([outbox.texts, conversation.state.pending], [[], []]);
});

Deno.test("a conversation that is left before it knows what was left to send forgets none of it", async () => {
  const first = withOutbox();
  await Promise.resolve();
  first.conversation.say({ text: "a" });
  first.conversation.close();
  const { conversation, outbox } = withOutbox(first.server, first.outbox);
  conversation.close();
  await Promise.resolve();
  await Promise.resolve();
  assert.deepEqual(outbox.texts, ["a"]);
});

Deno.test("conversation warms its outbox when somebody writes, and lets go of its place", () => {
  const { conversation, outbox } = withOutbox();
  conversation.type();
  conversation.close();
  assert.equal(outbox.warmed, true);
  assert.deepEqual(outbox.released, [{ room: ROOM, isWhisper: false }]);
});

Deno.test("refused page is asked for again when the server says", () => {
  const { conversation, server, clock } = open();
  server.append("a");
  server.refusal = { code: "too-fast", message: "Wait.", retryAfterMs: 700 };
  server.connect();
  server.settle();
  assert.equal(conversation.state.loaded, false);
  clock.advance(699);
  assert.equal(server.toServer.length, 0);
  clock.advance(1);
  server.settle();
  assert.deepEqual(texts(conversation), ["a"]);
});

Deno.test("lost link ends the wait for another request", () => {
  const { server, clock } = open();
  server.refusal = { code: "internal", message: "Broken." };
  server.connect();
  server.settle();
  assert.equal(clock.pending, 1);
  server.cut();
  assert.equal(clock.pending, 0);
});

Deno.test("room that is refused for good is shown as refused until somebody reconnects", () => {
  const { conversation, server, clock } = open();
  server.append("a");
  server.refusal = { code: "not-found", message: "No such room." };
  server.connect();
  server.settle();
  assert.deepEqual(conversation.state.link, {
    kind: "refused",
    code: "not-found",
    message: "No such room.",
  });
  assert.equal(clock.pending, 0);
  conversation.say({ text: "waits" });
  assert.equal(server.toServer.length, 0);
  conversation.reconnect();
  server.settle();
  assert.deepEqual(texts(conversation), ["a", "waits"]);
});

Deno.test("listeners hear each change and nothing after they stopped", () => {
  const { conversation, server } = online();
  let heard = 0;
  const stop = conversation.subscribe(() => heard++);
  server.append("a");
  server.settle();
  assert.equal(heard, 1);
  stop();
  server.append("b");
  server.settle();
  assert.equal(heard, 1);
});

Deno.test("listener that says something is told, and the order of messages holds", () => {
  const { conversation, server } = online();
  const stop = conversation.subscribe(() => {
    stop();
    conversation.say({ text: "second" });
  });
  conversation.say({ text: "first" });
  server.settle();
  assert.deepEqual(texts(conversation), ["first", "second"]);
});

Deno.test("closed conversation lets go of its link and of every timer", () => {
  const { conversation, server, clock } = open();
  server.refusal = { code: "internal", message: "Broken." };
  server.connect();
  server.settle();
  assert.equal(clock.pending, 1);
  conversation.close();
  conversation.close();
  conversation.say({ text: "late" });
  assert.equal(clock.pending, 0);
  assert.equal(server.followers, 0);
  assert.equal(server.isClosed, true);
  assert.equal(server.toServer.length, 0);
});

Deno.test("conversation on a shared link leaves it open", () => {
  const server = new PretendServer();
  const random = (bytes: Uint8Array<ArrayBuffer>) => bytes.fill(7);
  const clock = new VirtualClock();
  openConversation({ room: ROOM, link: server, clock, random, sharedLink: true }).close();
  assert.equal(server.isClosed, false);
  assert.equal(server.followers, 0);
  assert.equal(clock.pending, 0);
});

Deno.test("a change nobody can make is refused, and nothing piles up that is done much later", async () => {
  const server = new PretendServer();
  server.append("a");
  let tries = 0;
  const conversation = openConversation({
    room: ROOM,
    link: server,
    clock: new VirtualClock(1_000),
    random: (bytes) => bytes.fill(7),
    async loadAttending() {
      if (tries++ === 0) throw new TypeError("no network");
      return await import("../../../widget/state/attendant.ts");
    },
  });
  server.connect();
  conversation.change("one", { kind: "delete" });
  server.settle();
  await new Promise((resolve) => setTimeout(resolve));
  conversation.change("two", { kind: "delete" });
  conversation.type();
  assert.deepEqual(conversation.state.refused.map(({ id }) => id), ["one", "two"]);
  conversation.dismiss("one");
  assert.deepEqual(conversation.state.refused.map(({ id }) => id), ["two"]);
  server.cut();
  server.connect();
  server.settle();
  await new Promise((resolve) => setTimeout(resolve));
  const said = server.toServer.map(({ destination }) => destination.split("/").at(-1));
  assert.deepEqual([tries, said.includes("typing")], [2, false]);
});
