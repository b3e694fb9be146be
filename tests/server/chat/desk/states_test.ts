import { deepEqual, equal, rejects } from "node:assert/strict";
import type { DeskEvent } from "../../../../shared/chat/desk.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { MAX_SNOOZE_MS } from "../../../../shared/limit.ts";
import type { Store } from "../../../../server/storage/store.ts";
import { random, refusedAs, START_MS, testChat } from "../../../helper/chat.ts";
import { storesAtRest } from "../../../helper/new_store.ts";
import { sharedStore } from "../../../helper/shared_store.ts";

const room = roomId("/a");
const HOUR_MS = 60 * 60_000;
const reader = { kind: "reader", id: "r".repeat(22), name: "" } as const;
const sender = { kind: "author", id: "owner", name: "Author" } as const;
const place = { room, sender };

/** Resolves once all that can be done without time passing is done. */
function settled(): Promise<void> {
  return storesAtRest();
}

async function setUp(isStarted = true, store: Store | undefined = undefined) {
  const chat = testChat({ ...store !== undefined && { store } });
  const account = { id: "owner", name: "Author", passwordHash: "", createdAt: START_MS };
  await chat.store.putAuthor(account);
  await chat.store.putAuthor({ ...account, id: "other", name: "Other", createdAt: START_MS + 1 });
  const told: DeskEvent[] = [];
  chat.desk.listen((event) => told.push(event));
  const ask = (who: typeof reader | typeof sender = reader) =>
    chat.conversation.say({ room, sender: who }, { id: newId(random), text: "there" });
  await ask();
  const stop = isStarted ? chat.desk.start() : () => Promise.resolve();
  await settled();
  return { ...chat, states: chat.desk.states, told, ask, stop };
}

Deno.test("a conversation is somebody's, handed over, and nobody's again, each told once", async () => {
  const { states, told, stop } = await setUp();
  const at = START_MS;
  for (const assignee of ["owner", "owner", "other", null, null]) {
    await states.set(place, { assignee });
  }
  deepEqual(told, [
    { type: "desk", state: { room, assignee: "owner", at }, by: sender },
    { type: "desk", state: { room, assignee: "other", at }, by: sender },
    { type: "desk", state: { room, at }, by: sender },
  ]);
  equal(await states.of({ room }), undefined);
  await stop();
});

Deno.test("what is done does not sleep, what sleeps is not done, and whose it is stays", async () => {
  const { states, stop } = await setUp();
  const at = START_MS;
  const snoozedUntil = START_MS + HOUR_MS;
  await states.set(place, { assignee: "owner", snoozedUntil });
  await states.set(place, { done: true });
  deepEqual(await states.of({ room }), { room, assignee: "owner", done: true, at });
  await states.set(place, { snoozedUntil });
  deepEqual(await states.of({ room }), { room, assignee: "owner", snoozedUntil, at });
  await states.set(place, { snoozedUntil: null });
  deepEqual(await states.of({ room }), { room, assignee: "owner", at });
  await stop();
});

Deno.test("what sleeps comes back at its time, to the millisecond", async () => {
  const { states, told, clock, stop } = await setUp();
  await states.set(place, { snoozedUntil: START_MS + 40 * 24 * HOUR_MS });
  told.splice(0);
  for (let day = 0; day < 39; day++) {
    clock.advance(24 * HOUR_MS);
    await settled();
  }
  clock.advance(24 * HOUR_MS - 1);
  await settled();
  deepEqual(told, []);
  clock.advance(1);
  await settled();
  const at = START_MS + 40 * 24 * HOUR_MS;
  deepEqual(told, [{ type: "desk", state: { room, at }, woke: "time" }]);
  await stop();
  equal(clock.pending, 0);
});

Deno.test("a reader's message wakes what sleeps and opens what is done; an author's does not", async () => {
  const { states, told, ask, stop } = await setUp();
  for (const asleep of [{ snoozedUntil: START_MS + HOUR_MS }, { done: true }]) {
    await states.set(place, { assignee: "owner", ...asleep });
    told.splice(0);
    await ask(sender);
    await settled();
    deepEqual(told, []);
    await ask();
    await settled();
    const state = { room, assignee: "owner", at: START_MS };
    deepEqual(told, [{ type: "desk", state, woke: "message" }]);
  }
  await stop();
});

Deno.test("what was due while the server stopped comes back when it starts, also with a message that came last", async () => {
  const { states, desk, clock, ask } = await setUp(false);
  const whisper = reader.id;
  await states.set(place, { done: true });
  clock.advance(1);
  await ask();
  await ask({ ...reader, id: "o".repeat(22) });
  const stop = desk.start();
  await settled();
  equal(await states.of({ room }), undefined);
  await stop();
  equal(await states.of({ room, whisper }), undefined);
});

Deno.test("who is not there, a time that is over and a conversation nobody began are refused", async () => {
  const { states, store, told, stop } = await setUp();
  const keeper = { id: "keeper", name: "Keeper", passwordHash: "", createdAt: START_MS + 2 };
  await store.putAuthor({ ...keeper, role: "moderator" });
  await rejects(states.set(place, { assignee: "keeper" }), refusedAs("invalid-body"));
  await rejects(states.set(place, { assignee: "nobody" }), refusedAs("invalid-body"));
  for (const snoozedUntil of [0, START_MS, START_MS + MAX_SNOOZE_MS + 1]) {
    await rejects(states.set(place, { snoozedUntil }), refusedAs("invalid-body"));
  }
  const elsewhere = { room: roomId("/elsewhere"), sender };
  await rejects(states.set(elsewhere, { done: true }), refusedAs("not-found"));
  deepEqual(told, []);
  await stop();
});

Deno.test("what was an author's who is removed is nobody's", async () => {
  const { states, authors, told, stop } = await setUp();
  await states.set(place, { assignee: "other", done: true });
  told.splice(0);
  await authors.remove(sender, "other");
  deepEqual(told, [{ type: "desk", state: { room, done: true, at: START_MS } }]);
  await stop();
});

Deno.test("what was settled goes with the conversation it is about", async () => {
  const { states, erasures, ask, stop } = await setUp();
  await states.set(place, { done: true });
  await erasures.eraseRoom(room);
  await ask();
  await settled();
  equal(await states.of({ room }), undefined);
  await stop();
});

Deno.test("a reader's message wakes its conversation at the instance it came to, and nowhere else", async () => {
  const shared = sharedStore();
  const { states, told, ask, stop } = await setUp(true, shared.open());
  await states.set(place, { done: true });
  told.splice(0);
  const id = newId(random);
  await shared.open().append({ room, id, from: reader, text: "there", at: START_MS });
  await shared.heard();
  await settled();
  deepEqual(told, []);
  await ask();
  await settled();
  equal(told.length, 1);
  await stop();
});
