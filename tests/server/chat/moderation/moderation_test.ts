import { deepEqual, doesNotThrow, equal, rejects, throws } from "node:assert/strict";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import type { ModerationEvent, Restrict } from "../../../../shared/chat/moderation.ts";
import { DEFAULT_MODERATION } from "../../../../shared/chat/site.ts";
import { random, refusedAs, START_MS, testChat } from "../../../helper/chat.ts";
import { siteWith } from "../../../helper/site_policy.ts";

const room = roomId("/a");
const reader = { kind: "reader", id: "r".repeat(22), name: "" } as const;
const author = { kind: "author", id: "owner", name: "Author" } as const;
const id = () => newId(random);
const DAY_MS = 24 * 60 * 60_000;

function talk(options: Parameters<typeof testChat>[0] = {}) {
  const chat = testChat(options);
  const told: ModerationEvent[] = [];
  const banned: string[] = [];
  chat.moderation.listen({
    moderationEvent: (event) => told.push(event),
    heldEvent: () => {},
    banned: (measure) => banned.push(measure.id),
  });
  const say = (text: string, network?: string, whisper?: string) =>
    chat.conversation.say({
      room,
      sender: reader,
      ...network !== undefined && { network },
      ...whisper !== undefined && { whisper },
    }, { id: id(), text });
  const { desk, measures } = chat.moderation;
  const isMuted = (subject: { reader?: string; network?: string }) =>
    measures.refusalOf("mute", { site: "default", ...subject }) !== undefined;
  return { ...chat, desk, measures, told, banned, say, isMuted };
}

Deno.test("a measure is about who wrote a message, in its site, and says who took it and why", async () => {
  const { desk, say, told, banned } = talk();
  const said = await say("spam");
  const restrict: Restrict = {
    id: id(),
    message: { room, id: said.id },
    reason: " rude ",
    minutes: 5,
  };
  await desk.restrict(author, "mute", restrict);
  const measure = {
    id: restrict.id,
    site: "default",
    kind: "mute",
    reader: reader.id,
    network: false,
    reason: "rude",
    by: author,
    at: START_MS,
    expiresAt: START_MS + 5 * 60_000,
  };
  deepEqual(told, [{ type: "measure", measure }]);
  deepEqual(await desk.list(), { measures: [measure], held: [] });
  await desk.restrict(author, "mute", restrict);
  deepEqual([told.length, banned], [1, []]);
  const ban = { id: id(), reader: reader.id };
  await desk.restrict(author, "ban", ban);
  deepEqual(banned, [ban.id]);
  await desk.lift({ id: ban.id });
  await desk.lift({ id: ban.id });
  deepEqual(told.slice(2), [{ type: "lifted", id: ban.id }]);
});

Deno.test("the network of a message is the one it came from, also when its reader moved on", async () => {
  const { desk, say, isMuted, clock } = talk();
  const first = await say("from home", "home");
  clock.advance(1_000);
  await say("on the train", "train");
  await desk.restrict(author, "mute", { id: id(), message: { room, id: first.id }, network: true });
  deepEqual([isMuted({ network: "home" }), isMuted({ network: "train" })], [true, false]);
  await desk.restrict(author, "mute", { id: id(), reader: reader.id, network: true });
  equal(isMuted({ network: "train" }), true);
});

Deno.test("the network of a message is known however long it took to be let through", async () => {
  let now = START_MS;
  const { desk, say, isMuted } = talk({ clock: { now: () => now++, after: () => () => {} } });
  const said = await say("spam", "home");
  await desk.restrict(author, "mute", { id: id(), message: { room, id: said.id }, network: true });
  equal(isMuted({ network: "home" }), true);
});

Deno.test("a network that was never known, or thirty days ago, is not found", async () => {
  const { desk, say, clock } = talk();
  const unknown = await say("no network");
  const restrict = (message: string) =>
    desk.restrict(author, "ban", { id: id(), message: { room, id: message }, network: true });
  await rejects(restrict(unknown.id), refusedAs("not-found"));
  const said = await say("network", "home");
  clock.advance(30 * DAY_MS + 1);
  await desk.tidy();
  await rejects(restrict(said.id), refusedAs("not-found"));
});

Deno.test("a measure is about who whispered, or whose message waits", async () => {
  const { desk, say, isMuted, sites, conversation } = talk();
  const { id: whispered } = await say("softly", undefined, reader.id);
  const message = { room, whisper: reader.id, id: whispered };
  await desk.restrict(author, "mute", { id: id(), message });
  equal(isMuted({ reader: reader.id }), true);
  await sites.putRoom(room, { holdFirst: true });
  const other = { ...reader, id: "o".repeat(22) };
  const waiting = id();
  await conversation.say({ room, sender: other }, { id: waiting, text: "waits" });
  await desk.restrict(author, "mute", { id: id(), message: { room, id: waiting } });
  equal(isMuted({ reader: other.id }), true);
});

Deno.test("a reader is named with a site where there are several, and without where there is one", async () => {
  const { desk, sites, isMuted, measures } = talk();
  await sites.put(siteWith("workshop", { origins: ["https://workshop.example"] }));
  await rejects(
    desk.restrict(author, "mute", { id: id(), reader: reader.id }),
    refusedAs("invalid-body"),
  );
  equal(isMuted({ reader: reader.id }), false);
  await desk.restrict(author, "mute", { id: id(), reader: reader.id, site: "workshop" });
  const there = { site: "workshop", reader: reader.id };
  deepEqual([isMuted({ reader: reader.id }), measures.refusalOf("mute", there)?.refusal.code], [
    false,
    "muted",
  ]);
  await sites.remove("workshop");
  await desk.restrict(author, "mute", { id: id(), reader: reader.id });
  equal(isMuted({ reader: reader.id }), true);
});

Deno.test("what names nobody, an author, or two at once is refused", async () => {
  const { desk, conversation, say, store } = talk();
  const own = await conversation.say({ room, sender: author }, { id: id(), text: "mine" });
  const said = await say("hello");
  const message = { room, id: said.id };
  const wrong: readonly (readonly [Omit<Restrict, "id">, Parameters<typeof refusedAs>[0]])[] = [
    [{}, "invalid-body"],
    [{ reader: reader.id, message }, "invalid-body"],
    [{ reader: "x" }, "invalid-body"],
    [{ reader: reader.id, site: "nowhere" }, "invalid-body"],
    [{ message: { room: "x", id: said.id } }, "invalid-body"],
    [{ message: { ...message, whisper: "x" } }, "invalid-body"],
    [{ message: { room, id: id() } }, "not-found"],
    [{ message: { ...message, whisper: reader.id } }, "not-found"],
    [{ message: { room, id: own.id } }, "forbidden"],
    [{ reader: reader.id, reason: "x".repeat(301) }, "invalid-body"],
    [{ reader: reader.id, reason: "a\u0000b" }, "invalid-body"],
    [{ reader: reader.id, reason: "a\ud800" }, "invalid-body"],
  ];
  for (const [body, code] of wrong) {
    await rejects(desk.restrict(author, "ban", { id: id(), ...body }), refusedAs(code));
  }
  await store.change({ ...message, kind: "erase" });
  await rejects(desk.restrict(author, "ban", { id: id(), message }), refusedAs("not-found"));
  await rejects(
    desk.restrict(author, "ban", { id: "x", reader: reader.id }),
    refusedAs("invalid-body"),
  );
  await rejects(desk.lift({ id: "x" }), refusedAs("invalid-body"));
  await rejects(desk.purge({ reader: "x" }), refusedAs("invalid-body"));
  deepEqual((await desk.list()).measures, []);
});

Deno.test("all of a reader's messages are deleted, in rooms and whispers, and what waits of theirs", async () => {
  const { desk, say, store, conversation, sites, told, clock } = talk();
  for (let n = 0; n < 120; n++) {
    await say(`aloud ${n}`);
    await say(`softly ${n}`, undefined, reader.id);
    clock.advance(1_000);
  }
  const other = { ...reader, id: "o".repeat(22) };
  await conversation.say({ room, sender: other }, { id: id(), text: "stays" });
  await sites.put(siteWith("default", { moderation: { ...DEFAULT_MODERATION, holdFirst: true } }));
  await desk.purge({ reader: reader.id });
  const left = (await Promise.all(
    [{ room }, { room, whisper: reader.id }].map((ref) => store.page({ ...ref, limit: 1_000 })),
  )).flatMap(({ messages }) => messages);
  deepEqual([left.length, left.filter(({ deleted }) => !deleted).map(({ text }) => text)], [
    241,
    ["stays"],
  ]);
  deepEqual(told.at(-1), { type: "purged", reader: reader.id });
  // They are strangers again.
  equal((await say("again")).seq, 0);
  await desk.purge({ reader: reader.id });
  deepEqual((await desk.list()).held, []);
});

Deno.test("a list of moderation fits into one frame, whatever waits", async () => {
  const { desk, sites, conversation } = talk();
  await sites.putRoom(room, { holdFirst: true });
  for (let n = 0; n < 100; n++) {
    const sender = { ...reader, id: `${n}`.padStart(22, "r") };
    await conversation.say({ room, sender }, { id: id(), text: "한".repeat(4_000) });
    await desk.restrict(author, "mute", { id: id(), reader: sender.id, reason: "한".repeat(300) });
  }
  const list = await desk.list();
  equal(list.held.length > 0 && list.measures.length > 50, true);
  equal(new TextEncoder().encode(JSON.stringify(list)).length < 512 * 1024, true);
});

Deno.test("who is erased is not rid of what an author decided, whoever restarts the server", async () => {
  const chat = talk();
  const [ban, mute] = [id(), id()];
  await chat.say("spam", "network");
  await chat.desk.restrict(author, "ban", { id: ban, reader: reader.id, reason: "their reason" });
  await chat.desk.restrict(author, "mute", { id: mute, reader: reader.id, network: true });
  await chat.erasures.eraseReader(reader.id);
  const restarted = talk({ store: chat.store });
  await restarted.moderation.load();
  for (const { measures, isMuted, desk } of [chat, restarted]) {
    const subject = { site: "default", reader: reader.id };
    throws(() => measures.assertNotBanned(subject), refusedAs("banned"));
    deepEqual([isMuted({ reader: reader.id }), isMuted({ network: "network" })], [true, true]);
    equal(isMuted({ reader: "another" }), false);
    const shown = (await desk.list()).measures;
    deepEqual(shown.map((each) => [each.reader, each.reason]), [[undefined, ""], [undefined, ""]]);
    equal(JSON.stringify([shown, await chat.store.measures.all()]).includes(reader.id), false);
  }
  await chat.desk.lift({ id: ban });
  doesNotThrow(() => chat.measures.assertNotBanned({ site: "default", reader: reader.id }));
});

Deno.test("an erased reader who comes back is a stranger: held first, and noted anew", async () => {
  const { say, sites, erasures, store, clock } = talk();
  const moderation = { ...DEFAULT_MODERATION, holdFirst: true };
  await say("in the open", "network");
  await sites.put(siteWith("default", { moderation }));
  equal((await say("trusted", "network")).seq, 2);
  await erasures.eraseReader(reader.id);
  equal(await store.measures.networkAt({ reader: reader.id, at: clock.now() }), undefined);
  equal((await say("again", "network")).seq, 0);
  equal(await store.measures.networkAt({ reader: reader.id, at: clock.now() }), "network");
});

Deno.test("nobody is banned who was erased and is not back, so that nothing names them again", async () => {
  const { desk, erasures, store, say } = talk();
  const ban = () => desk.restrict(author, "ban", { id: id(), reader: reader.id });
  await erasures.eraseReader(reader.id);
  await rejects(ban(), refusedAs("not-found"));
  deepEqual(await store.measures.all(), []);
  await say("back again");
  await ban();
  equal((await store.measures.all()).length, 1);
});
