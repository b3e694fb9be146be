import { deepEqual, equal, rejects } from "node:assert/strict";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import type { HeldEvent } from "../../../../shared/chat/moderation.ts";
import { DEFAULT_MODERATION } from "../../../../shared/chat/site.ts";
import { random, refusedAs, testChat } from "../../../helper/chat.ts";
import { siteWith } from "../../../helper/site_policy.ts";

const room = roomId("/a");
const reader = { kind: "reader", id: "r".repeat(22), name: "" } as const;
const author = { kind: "author", id: "owner", name: "Author" } as const;
const at = { room, sender: reader };

async function talk() {
  const chat = testChat();
  await chat.sites.put(
    siteWith("default", { moderation: { ...DEFAULT_MODERATION, holdFirst: true } }),
  );
  const told: [reader: string, event: HeldEvent][] = [];
  chat.moderation.listen({
    moderationEvent: () => {},
    heldEvent: (reader, event) => told.push([reader, event]),
    banned: () => {},
  });
  const say = (text: string, id = newId(random), sender: typeof reader = reader) =>
    chat.conversation.say({ room, sender }, { id, text });
  const { held } = chat.moderation;
  return { ...chat, held, told, say };
}

Deno.test("a held message is told to its reader once, and shown to nobody else", async () => {
  const { say, told, conversation } = await talk();
  const id = newId(random);
  await say("first", id);
  await say("first", id);
  equal(told.length, 1);
  const [who, event] = told[0] ?? [];
  deepEqual([who, event?.type === "held" && event.message.text], [reader.id, "first"]);
  const own = await conversation.history(at);
  deepEqual([own.messages.length, own.held?.map((message) => message.id)], [0, [id]]);
  const others = [{ ...reader, id: "o".repeat(22) }, author];
  for (const sender of others) {
    equal((await conversation.history({ room, sender })).held, undefined);
  }
  equal((await conversation.history({ ...at, whisper: reader.id })).held, undefined);
});

Deno.test("only so many messages wait, and one that was sent before is no more", async () => {
  const { say } = await talk();
  const ids = [1, 2, 3].map(() => newId(random));
  for (const id of ids) await say(id, id);
  await rejects(say("too many"), refusedAs("held-full"));
  for (const id of ids) await say(id, id);
  await rejects(say("another text", ids[0]), refusedAs("id-taken"));
});

Deno.test("a message that is let through is the newest of its room, under its id, and told once", async () => {
  const { say, told, held, conversation } = await talk();
  const id = newId(random);
  await say("first", id);
  await conversation.say({ room, sender: author }, { id: newId(random), text: "meanwhile" });
  await held.approve({ room, id });
  await held.approve({ room, id });
  const { messages, held: waiting } = await conversation.history(at);
  deepEqual(messages.map(({ text, seq }) => [text, seq]), [["meanwhile", 1], ["first", 2]]);
  equal(waiting, undefined);
  deepEqual(told.map(([, { type }]) => type), ["held", "approved"]);
  equal((await say("first", id)).seq, 2);
  equal((await say("second")).seq, 3);
  await rejects(held.reject({ room, id }), refusedAs("too-late"));
});

Deno.test("a message that quotes what is gone is let through without the quote", async () => {
  const { held, conversation, editing } = await talk();
  const [quoted, id] = [newId(random), newId(random)];
  await conversation.say({ room, sender: author }, { id: quoted, text: "gone soon" });
  await conversation.say(at, { id, text: "this?", quote: quoted });
  await editing.delete({ room, sender: author }, { id: quoted });
  await held.approve({ room, id });
  const message = (await conversation.history(at)).messages.at(-1);
  deepEqual([message?.text, message?.quote], ["this?", undefined]);
});

Deno.test("a message that is thrown away is gone, and its reader told", async () => {
  const { say, told, held, store } = await talk();
  const id = newId(random);
  await say("bad", id);
  await held.reject({ room, id });
  await held.reject({ room, id });
  deepEqual(await store.held.all(), []);
  deepEqual(told.at(-1), [reader.id, { type: "rejected", room, id }]);
  equal(told.length, 2);
  await rejects(held.approve({ room, id }), refusedAs("not-found"));
});

Deno.test("readers take back what waits, their own only", async () => {
  const { say, held, editing } = await talk();
  const id = newId(random);
  await say("never mind", id);
  const other = { ...reader, id: "o".repeat(22) };
  await rejects(editing.delete({ room, sender: other }, { id }), refusedAs("not-found"));
  await editing.delete(at, { id });
  deepEqual(await held.list(), []);
});

Deno.test("what waits is known after a restart", async () => {
  const { say, store } = await talk();
  const id = newId(random);
  await say("first", id);
  const { moderation } = testChat({ store });
  equal(await moderation.held.has(room, id), false);
  await moderation.load();
  equal(await moderation.held.has(room, id), true);
});

Deno.test("what names no message of a room is refused", async () => {
  const { held } = await talk();
  const id = newId(random);
  for (const judged of [{ room: "x", id }, { room: "default/a/", id }, { room, id: "x" }]) {
    await rejects(held.approve(judged), refusedAs("invalid-body"));
    await rejects(held.reject(judged), refusedAs("invalid-body"));
  }
});

Deno.test("all that waits of a reader is thrown away together", async () => {
  const { say, held, told } = await talk();
  const other = { ...reader, id: "o".repeat(22) } as unknown as typeof reader;
  await say("one");
  await say("two");
  await say("three", newId(random), other);
  await held.rejectAllOf(reader.id);
  deepEqual((await held.list()).map(({ text }) => text), ["three"]);
  deepEqual(told.map(([, { type }]) => type), ["held", "held", "held", "rejected", "rejected"]);
});

Deno.test("of several who decide at once the first decides, and the reader is told one thing", async () => {
  const { say, held, editing, told, conversation } = await talk();
  const [first, second, third] = [newId(random), newId(random), newId(random)];
  for (const id of [first, second, third]) await say(id, id);
  const outcomes = await Promise.allSettled([
    held.approve({ room, id: first }),
    held.reject({ room, id: first }),
    held.reject({ room, id: second }),
    held.approve({ room, id: second }),
    editing.delete(at, { id: third }),
    held.approve({ room, id: third }),
  ]);
  const decided = told.slice(3).map(([, event]) => [event.type, "id" in event && event.id]);
  for (const id of [first, second, third]) {
    equal(decided.filter(([, decidedId]) => decidedId === id).length, 1);
  }
  deepEqual(outcomes.slice(0, 4).map(({ status }) => status), [
    "fulfilled",
    "rejected",
    "fulfilled",
    "rejected",
  ]);
  // Whoever was first, what its reader has deleted is not to be read.
  equal(outcomes[4]?.status, "fulfilled");
  const { messages } = await conversation.history(at);
  deepEqual(messages.filter(({ deleted }) => !deleted).map(({ text }) => text), [first]);
});

Deno.test("a message that was let through before a crash waits no longer", async () => {
  const { say, store } = await talk();
  const [through, waits] = [newId(random), newId(random)];
  await say("through", through);
  await say("waits", waits);
  const message = await store.held.find({ room, id: through });
  if (message === undefined) throw new Error("Nothing waits");
  // What approving does first, before the process is killed.
  await store.append(message);
  const { moderation } = testChat({ store });
  await moderation.load();
  deepEqual((await store.held.all()).map(({ id }) => id), [waits]);
});

Deno.test("what could not be taken from those that wait is through all the same", async () => {
  const { say, store, held, editing, conversation } = await talk();
  const [one, two] = [newId(random), newId(random)];
  for (const id of [one, two]) {
    await say(id, id);
    const message = await store.held.find({ room, id });
    if (message !== undefined) await store.append(message);
  }
  await rejects(held.reject({ room, id: one }), refusedAs("too-late"));
  await editing.delete(at, { id: two });
  deepEqual(await store.held.all(), []);
  deepEqual((await conversation.history(at)).messages.map(({ text }) => text), [one, ""]);
});

Deno.test("a message whose id another one has taken can be thrown away", async () => {
  const { say, store, held } = await talk();
  const id = newId(random);
  await say("first", id);
  await store.append({ room, id, from: author, text: "another", at: 0 });
  await rejects(held.approve({ room, id }), refusedAs("id-taken"));
  await held.reject({ room, id });
  deepEqual(await store.held.all(), []);
});
