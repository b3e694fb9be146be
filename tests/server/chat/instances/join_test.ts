/**
 * What is decided, said or forgotten at one instance counts at the other.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { hashOfReader } from "../../../../server/storage/port/reader_hash.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { openKvStore } from "../../../../server/storage/kv/kv_store.ts";
import { random, refusedAs, testChat } from "../../../helper/chat.ts";
import { countedKv } from "../../../helper/counted_kv.ts";
import { type JoinedChat, twoChats, unreadTotals } from "../../../helper/two_chats.ts";

const room = roomId("/a");
const id = "r".repeat(22);
const reader = { kind: "reader", id, name: "" } as const;
const owner = { kind: "author", id: "owner", name: "Author" } as const;
const place = { room, sender: reader };

function say(chat: JoinedChat, text = "there?") {
  return chat.conversation.say(place, { id: newId(random), text });
}

async function signedIn(chat: JoinedChat) {
  await chat.store.putAuthor({ id: "owner", name: "Author", passwordHash: "", createdAt: 1 });
  return await chat.sessions.open(
    (await chat.store.authors())[0] ?? { ...owner, passwordHash: "", createdAt: 1 },
  );
}

Deno.test("who is muted at one instance writes at none, until that is lifted", async () => {
  const { one, other, settle } = await twoChats();
  await one.moderation.desk.restrict(owner, "mute", { id: newId(random), reader: id });
  await settle();
  await rejects(say(other), refusedAs("muted"));
  const [measure] = await other.moderation.measures.list();
  await other.moderation.desk.lift({ id: measure?.id ?? "" });
  await settle();
  equal((await say(one)).text, "there?");
});

Deno.test("a ban is told as one at each instance, once, also where it was only read again later", async () => {
  const { one, other, open, settle } = await twoChats();
  const late = open();
  const told: string[] = [];
  for (const [name, chat] of Object.entries({ one, other, late })) {
    chat.moderation.listen({
      moderationEvent() {},
      heldEvent() {},
      banned: (measure) => told.push(`${name} ${measure.reader === id}`),
    });
  }
  await one.moderation.desk.restrict(owner, "ban", { id: newId(random), reader: id });
  await settle();
  deepEqual(told, ["one true", "other true"]);
  late.bus.stay();
  await settle();
  deepEqual(told, ["one true", "other true", "late true"]);
  await late.memories.refresh();
  equal(told.length, 3);
});

Deno.test("what an instance kept and could not tell any more counts at the others once it is gone", async () => {
  const { one, other, settle } = await twoChats();
  const reader = grantOf(other).readerId;
  const untold = { kind: "ban", site: "default", reader, reason: "", by: owner, at: 1 } as const;
  await one.store.measures.add({ ...untold, id: newId(random) });
  await settle();
  const refusal = () => other.moderation.measures.refusalOf("ban", { reader, site: "default" });
  equal(refusal(), undefined);
  await one.bus.close();
  await settle();
  equal(refusal()?.refusal.code, "banned");
});

Deno.test("of two measures with one id the first counts, wherever it was taken", async () => {
  const { one, other, settle } = await twoChats();
  const mute = { id: newId(random), reader: id };
  const told: string[] = [];
  for (const chat of [one, other]) {
    chat.moderation.listen({
      moderationEvent: ({ type }) => told.push(type),
      heldEvent() {},
      banned() {},
    });
  }
  await Promise.all(
    [one, other].map((chat) => chat.moderation.desk.restrict(owner, "mute", mute)),
  );
  // Who is second tells it too: it may be theirs, by a commit that got no answer.
  deepEqual(told.filter((type) => type !== "measure"), []);
  deepEqual((await one.moderation.desk.list()).measures.map(({ id }) => id), [mute.id]);
  const wrong = { ...mute, reader: "x".repeat(22) };
  await settle();
  await rejects(other.moderation.desk.restrict(owner, "mute", wrong), refusedAs("id-taken"));
});

Deno.test("a room that is closed at one instance is closed at all, and each tells it", async () => {
  const { one, other, settle } = await twoChats();
  const told: string[] = [];
  for (const { sites } of [one, other]) {
    sites.onChanged(({ kind, elsewhere }) => told.push(`${kind} ${elsewhere ?? false}`));
  }
  await one.siteEditing.putRoom(room, { mode: "closed" });
  await settle();
  await rejects(say(other), refusedAs("closed"));
  await other.siteEditing.putRoom(room, {});
  await settle();
  await say(one);
  deepEqual(told, ["room false", "room true", "room false", "room true"]);
});

Deno.test("a site is settled at all instances, and who settled it last is known", async () => {
  const { one, other, settle } = await twoChats();
  await one.siteEditing.putSite("blog", { title: "One" }, owner);
  await settle();
  const { title, changed } = other.sites.settled("blog");
  deepEqual([title, changed?.by], ["One", "Author"]);
  await other.siteEditing.removeSite("blog");
  await settle();
  equal(one.sites.has("blog"), false);
});

Deno.test("no two instances let a site have what the other's has, or overwrite each other", async () => {
  const { one, other } = await twoChats();
  const settled = await one.siteEditing.putSite("blog", { title: "One" });
  const { version, changed: _, ...site } = settled;
  // Nothing is heard of it.
  await one.store.sites.put({ ...site, title: "Two", origins: ["https://a.example"] });
  await rejects(
    other.siteEditing.putSite("blog", { title: "Three", version }),
    refusedAs("changed"),
  );
  await rejects(
    other.siteEditing.putSite("other", { origins: ["https://a.example"] }),
    refusedAs("invalid-body"),
  );
});

Deno.test("a message that is held at one instance is let through at the other, and told once", async () => {
  const { one, other, settle } = await twoChats();
  await one.siteEditing.putSite("default", { moderation: { holdFirst: true } });
  await settle();
  const told: string[] = [];
  for (const chat of [one, other]) {
    chat.moderation.listen({
      moderationEvent: ({ type }) => told.push(type),
      heldEvent() {},
      banned() {},
    });
  }
  const said = await say(one);
  equal(said.seq, 0);
  await settle();
  equal((await other.moderation.desk.list()).held.length, 1);
  const judged = { room, id: said.id };
  await Promise.all([one, other].map(({ moderation }) => moderation.desk.approve(judged)));
  deepEqual(told, ["held", "approved"]);
  equal((await say(other)).seq, 2, "who was let through is trusted");
});

Deno.test("in slow mode who has written at one instance waits at the other", async () => {
  const { one, other, clock, settle } = await twoChats();
  await one.siteEditing.putRoom(room, { slowModeSeconds: 10 });
  await settle();
  await say(one);
  await settle();
  await rejects(say(other), refusedAs("too-fast"));
  clock.advance(10_000);
  await say(other);
});

Deno.test("who is purged at one instance is a stranger at the other", async () => {
  const { one, other, settle } = await twoChats();
  await one.siteEditing.putSite("default", { moderation: { holdFirst: true } });
  await settle();
  const { id: first } = await say(one);
  await one.moderation.desk.approve({ room, id: first });
  await say(other);
  await one.moderation.desk.purge({ reader: id });
  await settle();
  equal((await say(other)).seq, 0);
});

Deno.test("who is erased at one instance is out at all, and their token counts nowhere", async () => {
  const { one, other, clock, settle } = await twoChats();
  const { token, readerId } = grantOf(one);
  const ended: string[] = [];
  const stranger = "s".repeat(22);
  other.readerSessions.onEnded((isMeant) => ended.push(...[readerId, stranger].filter(isMeant)));
  clock.advance(1);
  await one.erasures.eraseReader(readerId);
  await settle();
  deepEqual(ended, [readerId]);
  await rejects(other.readers.admit(token), refusedAs("token-invalid"));
});

Deno.test("an erasure that another instance began is finished by the next that looks", async () => {
  const { one, other } = await twoChats();
  await say(one);
  await one.store.erasures.put({ readerHash: hashOfReader(id), at: 1, reader: id });
  await other.erasures.finishBegun();
  const { messages } = await one.store.page({ room, limit: 9 });
  deepEqual(messages.map(({ deleted, from }) => [deleted, from.id]), [[true, ""]]);
});

Deno.test("what is erased or kept no longer at one instance is unread at none", async () => {
  const { one, other, clock, settle } = await twoChats();
  await one.store.putAuthor({ id: "owner", name: "Author", passwordHash: "", createdAt: 1 });
  const told = unreadTotals(other, owner);
  await settle();
  await say(one);
  await settle();
  await one.erasures.eraseRoom(room);
  await settle();
  clock.advance(1_000);
  await settle();
  await say(one);
  await settle();
  clock.advance(1_000);
  await one.store.life.expire({ room, before: Infinity, limit: 9 });
  one.signals.tell("removed", { room });
  await settle();
  clock.advance(1_000);
  deepEqual(told, [1, 0, 1, 0]);
});

Deno.test("a session that ends at one instance ends what it opened at all", async () => {
  const { one, other, settle } = await twoChats();
  const { secret, sessionHash } = await signedIn(one);
  const told: unknown[] = [];
  for (const { sessions } of [one, other]) {
    sessions.onEnded((ended, isElsewhere) => told.push([ended, isElsewhere]));
  }
  await one.sessions.end(secret);
  await settle();
  await other.sessions.endAll("owner");
  await settle();
  deepEqual(told, [
    [{ sessionHash }, false],
    [{ sessionHash }, true],
    [{ authorId: "owner" }, false],
    [{ authorId: "owner" }, true],
  ]);
});

Deno.test("a name that is chosen at one instance is what one speaks with at all", async () => {
  const { one, other, settle } = await twoChats();
  const { author } = await signedIn(one);
  const { token, readerId } = grantOf(one);
  const card = await other.readers.admit(token);
  await one.authors.rename(author, "Kim");
  await one.readers.set({ id: readerId, site: "default" }, { name: "Ada" });
  await settle();
  deepEqual([other.liveAuthors.now(author).name, card.sender.name], ["Kim", "Ada"]);
});

Deno.test("a name that was chosen while one did not listen is known once all is read again", async () => {
  const { one, other } = await twoChats();
  const { token, readerId } = grantOf(one);
  const card = await other.readers.admit(token);
  const named = { id: readerId, site: "default", name: "Ada", knownSince: 1 };
  await one.store.readers.put(named);
  await other.memories.refresh();
  equal(card.sender.name, "Ada");
  const author = { id: "owner", name: "Ada", passwordHash: "", createdAt: 1 };
  await one.store.putAuthor(author);
  await other.memories.refresh();
  equal(card.sender.name, "", "an author has it now");
});

Deno.test("what an author has seen while one did not listen is not unread once all is read again", async () => {
  const { one, other, clock, settle } = await twoChats();
  await one.store.putAuthor({ id: "owner", name: "Author", passwordHash: "", createdAt: 1 });
  const told = unreadTotals(other, owner);
  await settle();
  await say(one);
  await settle();
  clock.advance(1_000);
  await one.store.attention.see(owner, { room, seq: 1, at: 1 });
  await other.memories.refresh();
  await settle();
  clock.advance(1_000);
  deepEqual(told, [1, 0]);
});

Deno.test("who answers at one instance is listed at the other, until they stop or the instance goes", async () => {
  const { one, other, settle } = await twoChats();
  const list = () => other.desk.answering.list({ room }).map(({ by }) => by.id);
  const at = { room, sender: owner };
  one.desk.answering.set(at, "s1", true);
  await settle();
  deepEqual(list(), ["owner"]);
  one.desk.answering.left("s1");
  await settle();
  deepEqual(list(), []);
  one.desk.answering.set(at, "s1", true);
  await settle();
  await one.bus.close();
  await settle();
  deepEqual(list(), []);
});

Deno.test("who looks at one instance is seen at the other, and it is told when that instance goes", async () => {
  const { one, other, settle } = await twoChats();
  const told: number[] = [];
  other.desk.listen((event) => {
    if (event.type === "looking") told.push(event.forMs);
  });
  one.desk.looking.set({ room, sender: owner }, "s1", true);
  await settle();
  deepEqual(other.desk.looking.list({ room }).map(({ by }) => by.id), ["owner"]);
  await one.bus.close();
  await settle();
  deepEqual([other.desk.looking.list({ room }), told], [[], [0]]);
});

Deno.test("what sleeps is woken by one instance, also when the one that let it sleep is gone", async () => {
  const { one, other, clock, settle } = await twoChats();
  const told: string[] = [];
  const stops = [one, other].map(({ desk }, n) => {
    desk.listen((event) => {
      if (event.type === "desk" && event.woke !== undefined) told.push(`${n}`);
    });
    return desk.start();
  });
  await say(one);
  const at = { room, sender: owner };
  await one.desk.states.set(at, { snoozedUntil: clock.now() + 1_000 });
  await settle();
  clock.advance(1_000);
  await settle();
  equal(told.length, 1);
  await one.desk.states.set(at, { snoozedUntil: clock.now() + 1_000 });
  await settle();
  await stops[0]?.();
  await one.bus.close();
  await settle();
  told.splice(0);
  clock.advance(1_000);
  await settle();
  deepEqual(told, ["1"]);
  await stops[1]?.();
  equal(clock.pending, 0);
});

Deno.test("on Deno KV all that is remembered is read again in two rounds", async () => {
  using kv = await Deno.openKv(":memory:");
  const between = countedKv(kv);
  const clock = new VirtualClock(1_000);
  const store = await openKvStore({ kv: between.kv, clock, random });
  const chat = testChat({ store, clock });
  for (let n = 0; n < 20; n++) await chat.sites.putRoom(roomId(`/${n}`), { mode: "closed" });
  const { rounds, lists } = between.counts;
  await chat.memories.refresh();
  deepEqual([between.counts.rounds - rounds, between.counts.lists - lists], [2, 2]);
  await store.close();
});

function grantOf(chat: JoinedChat) {
  const { token } = chat.readerTokens.grantFor({ id, site: "default" });
  return { token, readerId: id };
}
