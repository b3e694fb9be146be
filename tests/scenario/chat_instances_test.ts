/**
 * Two instances of a server are one chat: over real sockets, with what they share in memory and in Deno
 * KV.
 *
 * @module
 */
import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import type { UnreadEvent } from "../../shared/chat/attention.ts";
import {
  ALL_WHISPERS,
  commandOf,
  HISTORY,
  historyOf,
  joinOf,
  ME_CHANGES,
  MODERATION,
  moderationOf,
  ownWhisperOf,
  PAGES,
  SITES,
  topicOf,
  UNREAD_EVENTS,
  whisperOf,
  WHISPERS,
} from "../../shared/chat/destination.ts";
import {
  answeringOf,
  DESK,
  DESK_LIST,
  deskOf,
  lookingOf,
  noteOf,
} from "../../shared/chat/desk_destination.ts";
import type { DeskEvent, DeskList, DeskPage } from "../../shared/chat/desk.ts";
import type { ConversationEvent, ReaderGrant, RoomPage } from "../../shared/chat/event.ts";
import { newId, type RoomId, roomId } from "../../shared/chat/id.ts";
import type { HeldEvent, ModerationEvent } from "../../shared/chat/moderation.ts";
import type { PageSight } from "../../shared/chat/page_sight.ts";
import { isPresenceEvent, type Presence, type PresenceEvent } from "../../shared/chat/presence.ts";
import { presenceOf, presenceTopicOf } from "../../shared/chat/room_destination.ts";
import type { SitesEvent } from "../../shared/chat/site_body.ts";
import { CLOSE } from "../../shared/code.ts";
import { Arrivals } from "../helper/arrivals.ts";
import { random } from "../helper/chat.ts";
import { type ChatInstances, chatInstances, SHARED } from "../helper/chat_instances.ts";
import type { ChatSite, SiteClient } from "../helper/chat_site.ts";
import { hookReceiver } from "../helper/hook_receiver.ts";
import { invited } from "../helper/invited.ts";
import { ShiftedClock } from "../helper/shifted_clock.ts";

const GRACE_MS = 30_000;
/** What has not come by then does not come. */
const LATE_MS = 60_000;
let rooms = 0;

/** A room nobody was in before. */
function newRoom(): RoomId {
  return roomId(`/posts/${++rooms}`);
}

/** What comes to a destination. */
async function heard<T>(client: SiteClient, destination: string): Promise<Arrivals<T>> {
  const events = new Arrivals<T>();
  await client.follow(destination, (event) => events.push(event as T));
  return events;
}

/** The next that is so. */
async function next<T>(events: Arrivals<T>, isSo: (event: T) => boolean): Promise<T> {
  for (;;) {
    const event = await events.next();
    if (isSo(event)) return event;
  }
}

async function newReader(site: ChatSite): Promise<ReaderGrant> {
  const response = await site.ask("/api/reader", { method: "POST" });
  return await response.json();
}

async function call<T>(
  site: ChatSite,
  cookie: string,
  [method, path]: readonly [method: string, path: string],
  body?: object,
): Promise<T> {
  const init = {
    method,
    headers: { cookie },
    ...body !== undefined && { body: JSON.stringify(body) },
  };
  const response = await site.ask(path, init);
  const text = await response.text();
  ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/** Tells a story, after which everybody who came leaves. */
type Tell = (
  site: ChatSite,
  options?: { readonly passcode?: string; readonly cookie?: string },
) => Promise<SiteClient>;

async function withClients(story: (connect: Tell) => Promise<void>): Promise<void> {
  const clients: SiteClient[] = [];
  const { promise: late, reject } = Promise.withResolvers<never>();
  const waiting = setTimeout(() => reject(new Error("What was waited for did not come")), LATE_MS);
  const told = story(async (site, options = {}) => {
    const client = await site.connect({ heartBeat: false, ...options });
    clients.push(client);
    return client;
  });
  try {
    await Promise.race([told, late]);
  } finally {
    clearTimeout(waiting);
    for (const client of clients) await client.leave();
  }
}

/** Every rule, by its name. */
const RULES: Readonly<
  Record<string, (instances: ChatInstances, connect: Tell, cookie: string) => Promise<void>>
> = {
  async "what is said at both is heard at both in one order, once"({ a, b }, connect) {
    const room = newRoom();
    const [one, other] = [
      await connect(a, { passcode: (await newReader(a)).token }),
      await connect(b, { passcode: (await newReader(b)).token }),
    ];
    const [atA, atB]: [ConversationEvent[], ConversationEvent[]] = [[], []];
    const all = new Arrivals<void>();
    for (const [client, list] of [[one, atA], [other, atB]] as const) {
      await client.follow(topicOf(room), (event) => {
        list.push(event as ConversationEvent);
        all.push();
      });
    }
    const say = (client: SiteClient) =>
      client.send(commandOf(joinOf(room), "say"), { id: newId(random), text: "hello" });
    await Promise.all(Array.from({ length: 20 }, (_, n) => say(n % 2 === 0 ? one : other)));
    for (let n = 0; n < 40; n++) await all.next();
    const seqs = (list: readonly ConversationEvent[]) => list.map(({ message }) => message.seq);
    deepEqual(seqs(atA), Array.from({ length: 20 }, (_, n) => n + 1));
    deepEqual(atA, atB);
  },

  async "what is edited, felt and deleted at one is another at the other"({ a, b }, connect) {
    const room = newRoom();
    const { token: passcode } = await newReader(a);
    const [here, there] = [await connect(a, { passcode }), await connect(b, { passcode })];
    const events = await heard<ConversationEvent>(here, topicOf(room));
    const id = newId(random);
    const send = (command: "say" | "edit" | "delete" | "react", body: object) =>
      there.send(commandOf(joinOf(room), command), { id, ...body });
    await send("say", { text: "one" });
    await send("edit", { text: "two" });
    await send("react", { emoji: "👍", on: true });
    await send("delete", {});
    const heardAll = await Promise.all([1, 2, 3, 4].map(() => events.next()));
    // What is another by the time it is heard is told as it is then.
    deepEqual(heardAll.map(({ rev }) => rev), [1, 2, 3, 4]);
    const { text, reactions, deleted } = heardAll.at(-1)?.message ?? {};
    deepEqual([text, reactions, deleted], ["", undefined, true]);
  },

  async "a whisper reaches its reader and authors wherever they are, typing and seen with it"(
    { a, b },
    connect,
    cookie,
  ) {
    const room = newRoom();
    const { token: passcode, reader } = await newReader(a);
    const [here, there] = [await connect(a, { passcode }), await connect(b, { passcode })];
    const author = await connect(b, { cookie });
    type Told = { readonly type: string; readonly message?: { readonly text: string } };
    const [mine, others, theirs] = [
      await heard<Told>(here, WHISPERS),
      await heard<Told>(there, WHISPERS),
      await heard<Told>(author, ALL_WHISPERS),
    ];
    const ofReader = ownWhisperOf(room);
    const ofAuthor = whisperOf(room, reader.id);
    await here.send(commandOf(ofReader, "say"), { id: newId(random), text: "psst" });
    equal((await next(theirs, ({ type }) => type === "message")).message?.text, "psst");
    await author.send(commandOf(ofAuthor, "typing"), {});
    await author.send(commandOf(ofAuthor, "seen"), { seq: 1 });
    await author.send(commandOf(ofAuthor, "say"), { id: newId(random), text: "yes?" });
    for (const events of [mine, others]) {
      const types = [(await events.next()).type, (await events.next()).type];
      const rest = [(await events.next()).type, (await events.next()).type];
      deepEqual([...types, ...rest].sort(), ["message", "message", "seen", "typing"]);
    }
    await here.send(commandOf(ofReader, "typing"), {});
    await here.send(commandOf(ofReader, "seen"), { seq: 2 });
    await next(theirs, ({ type }) => type === "typing");
    await next(theirs, ({ type }) => type === "seen");
  },

  async "readers of both are counted, who writes is told, and an author at one is here at the other"(
    { a, b },
    connect,
    cookie,
  ) {
    const room = newRoom();
    const [one, other] = [
      await connect(a, { passcode: (await newReader(a)).token }),
      await connect(b, { passcode: (await newReader(b)).token }),
    ];
    const events = new Arrivals<PresenceEvent | { readonly type: "typing" }>();
    await one.follow(presenceTopicOf(room), (event) => events.push(event as PresenceEvent));
    await one.follow(topicOf(room), () => {});
    await other.follow(topicOf(room), () => {});
    const presence = (isSo: (presence: Presence) => boolean) =>
      next(events, (event) => isPresenceEvent(event) && isSo(event));
    await presence(({ readers }) => readers === 2);
    // Each hears of the other's by itself.
    while ((await other.ask<Presence>(presenceOf(room))).readers !== 2);
    const desk = await connect(b, { cookie });
    await presence(({ author }) => author.state === "here");
    await other.send(commandOf(joinOf(room), "typing"), {});
    await next(events, ({ type }) => type === "typing");
    await desk.leave();
    await other.leave();
    await presence(({ readers, author }) => readers === 1 && author.state === "away");
  },

  async "who is banned at one is out at both"({ a, b }, connect, cookie) {
    const author = await connect(a, { cookie });
    const { token: passcode, reader } = await newReader(b);
    const there = await connect(b, { passcode });
    await author.send(moderationOf("ban"), { id: newId(random), reader: reader.id });
    equal(await there.closed, CLOSE.refused.code);
    await rejects(connect(b, { passcode }), /banned/);
  },

  async "who is muted at one cannot write at the other, and can again once that is lifted there"(
    { a, b },
    connect,
    cookie,
  ) {
    const room = newRoom();
    const [author, desk] = [await connect(a, { cookie }), await connect(b, { cookie })];
    const told = await heard<ModerationEvent>(desk, MODERATION);
    const { token: passcode, reader } = await newReader(b);
    const there = await connect(b, { passcode });
    const id = newId(random);
    const say = () => there.send(commandOf(joinOf(room), "say"), { id: newId(random), text: "x" });
    await author.send(moderationOf("mute"), { id, reader: reader.id });
    equal((await told.next()).type, "measure");
    while ((await say())?.code !== "muted");
    await desk.send(moderationOf("lift"), { id });
    equal(await say(), undefined);
  },

  async "what waits at one is let through at the other, and its reader hears it"(
    { a, b },
    connect,
    cookie,
  ) {
    const room = newRoom();
    const path = `/api/rooms/${encodeURIComponent(room)}/settings`;
    await call(a, cookie, ["PUT", path], { holdFirst: true });
    const author = await connect(b, { cookie });
    const told = await heard<ModerationEvent>(author, MODERATION);
    const { token: passcode } = await newReader(a);
    const here = await connect(a, { passcode });
    const mine = await heard<HeldEvent>(here, "/user/queue/held");
    const inRoom = await heard<ConversationEvent>(here, topicOf(room));
    const id = newId(random);
    await here.send(commandOf(joinOf(room), "say"), { id, text: "first" });
    equal((await told.next()).type, "held");
    await author.send(moderationOf("approve"), { room, id });
    deepEqual([(await mine.next()).type, (await mine.next()).type], ["held", "approved"]);
    equal((await inRoom.next()).message.id, id);
  },

  async "who erases themselves at one is out at both, and their token counts nowhere"(
    { a, b },
    connect,
  ) {
    const room = newRoom();
    const { token: passcode } = await newReader(a);
    const there = await connect(b, { passcode });
    const witness = await connect(b, { passcode: (await newReader(b)).token });
    const events = await heard<ConversationEvent>(witness, topicOf(room));
    await there.send(commandOf(joinOf(room), "say"), { id: newId(random), text: "secret" });
    const response = await a.ask("/api/reader/messages", {
      method: "DELETE",
      headers: { authorization: `Bearer ${passcode}` },
    });
    equal(response.ok, true, await response.text());
    equal(await there.closed, CLOSE.refused.code);
    equal((await next(events, ({ message }) => message.deleted === true)).message.text, "");
    await rejects(connect(b, { passcode }), /token/);
  },

  async "who signs out at one, becomes another or is removed is out at both"(
    { a, b },
    connect,
    owner,
  ) {
    for (
      const end of [
        (cookie: string) => call(a, cookie, ["DELETE", "/api/session"]),
        (_: string, id: string) =>
          call(a, owner, ["PUT", `/api/authors/${id}/role`], { role: "moderator" }),
        (_: string, id: string) => call(a, owner, ["DELETE", `/api/authors/${id}`]),
      ]
    ) {
      const { id, cookie } = await invited(a, owner, { name: `Author ${newId(random)}` });
      const there = await connect(b, { cookie });
      await end(cookie, id);
      equal(await there.closed, CLOSE.refused.code);
    }
  },

  async "what is settled for a site or a room at one holds at both, and is told"(
    { a, b },
    connect,
    cookie,
  ) {
    const room = newRoom();
    const author = await connect(b, { cookie });
    const sites = await heard<SitesEvent>(author, SITES);
    const { token: passcode } = await newReader(b);
    const there = await connect(b, { passcode });
    const terms = await heard<{ readonly type: string }>(there, topicOf(room));
    const path = `/api/rooms/${encodeURIComponent(room)}/settings`;
    await call(a, cookie, ["PUT", "/api/sites/blog"], { title: "The blog" });
    const told = await sites.next();
    deepEqual(told.type === "site" && [told.site.title, told.site.changed?.by], [
      "The blog",
      "Author",
    ]);
    await call(a, cookie, ["PUT", path], { mode: "read-only" });
    equal((await terms.next()).type, "terms");
    const say = { id: newId(random), text: "x" };
    equal((await there.send(commandOf(joinOf(room), "say"), say))?.code, "read-only");
    await call(b, cookie, ["PUT", path], { mode: "closed" });
    equal(await there.closed, CLOSE.refused.code);
  },

  async "what an author has not seen is counted at both, and seen at one it is at both"(
    { a, b },
    connect,
    cookie,
  ) {
    const room = newRoom();
    const [here, there] = [await connect(a, { cookie }), await connect(b, { cookie })];
    const counts = await heard<UnreadEvent>(there, UNREAD_EVENTS);
    const reader = await connect(a, { passcode: (await newReader(a)).token });
    await reader.send(commandOf(joinOf(room), "say"), { id: newId(random), text: "?" });
    const of = (unread: number) =>
      next(
        counts,
        ({ conversation }) => conversation.room === room && conversation.unread === unread,
      );
    await of(1);
    await here.send(commandOf(joinOf(room), "seen"), { seq: 1 });
    await of(0);
  },

  async "authors at both share their desk: states, notes, who answers and who looks"(
    { a, b },
    connect,
    cookie,
  ) {
    const room = newRoom();
    const reader = await connect(a, { passcode: (await newReader(a)).token });
    await reader.send(commandOf(joinOf(room), "say"), { id: newId(random), text: "?" });
    const [here, there] = [await connect(a, { cookie }), await connect(b, { cookie })];
    const desk = await heard<DeskEvent>(there, DESK);
    await here.send(deskOf({ room }), { done: true });
    await here.send(noteOf({ room }), { id: newId(random), text: "look at this" });
    await here.send(answeringOf({ room }), { answering: true });
    const types = [await desk.next(), await desk.next(), await desk.next()].map(({ type }) => type);
    deepEqual(types, ["desk", "note", "answering"]);
    const { answering } = await there.ask<DeskList>(DESK_LIST);
    deepEqual(answering.map(({ room }) => room), [room]);
    await reader.send(commandOf(joinOf(room), "say"), { id: newId(random), text: "??" });
    const woken = await next(desk, ({ type }) => type === "desk");
    equal(woken.type === "desk" && woken.woke, "message");
    await here.send(lookingOf({ room }), { looking: true });
    await next(desk, ({ type }) => type === "looking");
    const { looking } = await there.ask<DeskPage>(deskOf({ room }));
    equal(looking?.length, 1);
    await here.leave();
    const ends = [await next(desk, isEnd), await next(desk, isEnd)].map(({ type }) => type);
    deepEqual(ends.sort(), ["answering", "looking"]);
  },

  async "a page whose requests come to one is seen working at the other"(
    { a, b },
    connect,
    cookie,
  ) {
    const room = newRoom();
    const author = await connect(b, { cookie });
    const pages = await heard<PageSight>(author, PAGES);
    const reader = await connect(a, { passcode: (await newReader(a)).token });
    await reader.ask(joinOf(room));
    const sight = await next(pages, ({ path }) => path === room.slice(room.indexOf("/")));
    deepEqual([sight.origin, sight.carrier], [a.origin, "websocket"]);
  },

  async "a name given at one is what its reader speaks with at the other"({ a, b }, connect) {
    const room = newRoom();
    const { token: passcode } = await newReader(a);
    const [here, there] = [await connect(a, { passcode }), await connect(b, { passcode })];
    const me = await heard<{ readonly name: string }>(there, "/user/queue/me");
    const events = await heard<ConversationEvent>(here, topicOf(room));
    await here.send("/app/me", { name: "Ada" });
    equal((await me.next()).name, "Ada");
    for (let name = ""; name !== "Ada";) {
      await there.send(commandOf(joinOf(room), "say"), { id: newId(random), text: "me" });
      name = (await events.next()).message.from.name;
    }
  },

  async "a name an author chooses at one is told to their console at the other"(
    { a, b },
    connect,
    cookie,
  ) {
    const there = await connect(b, { cookie });
    const cards = await heard<{ readonly author: { readonly name: string } }>(there, ME_CHANGES);
    await call(a, cookie, ["PATCH", "/api/authors/me"], { name: "Kim" });
    equal((await cards.next()).author.name, "Kim");
    await call(a, cookie, ["PATCH", "/api/authors/me"], { name: "Author" });
    equal((await cards.next()).author.name, "Author");
  },

  async "one that comes knows what was settled meanwhile; who loses it goes on at the other, where it was: nothing lost, nothing twice"(
    { a, b, open },
    connect,
    cookie,
  ) {
    const third = await open();
    const origin = "https://late.example";
    await call(a, cookie, ["PUT", "/api/sites/late"], { title: "Late", origins: [origin] });
    // It was not there to hear it.
    const late = await third.ask("/api/reader", { method: "POST", headers: { origin } });
    deepEqual([late.status, (await late.json()).settings.title], [201, "Late"]);

    const room = newRoom();
    const { token: passcode } = await newReader(third);
    const first = await connect(third, { passcode });
    const events = await heard<ConversationEvent>(first, topicOf(room));
    const say = (client: SiteClient, text: string) =>
      client.send(commandOf(joinOf(room), "say"), { id: newId(random), text });
    const other = await connect(b, { passcode: (await newReader(b)).token });
    await say(first, "1");
    await say(other, "2");
    await events.next();
    const { message, epoch } = await events.next();
    const stopping = third.stop();
    equal(await first.closed, CLOSE.restart.code);
    await stopping;
    await say(other, "3");
    const again = await connect(b, { passcode });
    const pages = await heard<RoomPage>(again, HISTORY);
    await again.send(historyOf(room), { afterRev: message.rev, epoch });
    const { messages, reload } = await pages.next();
    deepEqual([messages.map(({ text }) => text), reload], [["3"], false]);
  },
};

/** Whether an author is at something no longer. */
function isEnd(event: DeskEvent): boolean {
  return (event.type === "answering" || event.type === "looking") && event.forMs === 0;
}

for (const [kind, share] of Object.entries(SHARED)) {
  Deno.test(`two instances that share ${kind} are one chat`, async (t) => {
    await using shared = await share();
    await using instances = await chatInstances(shared);
    const cookie = await instances.a.signIn();
    for (const [name, rule] of Object.entries(RULES)) {
      await t.step(name, () => withClients((connect) => rule(instances, connect, cookie)));
    }
  });

  Deno.test(`two instances that share ${kind} tell an author once`, async () => {
    await using hook = hookReceiver();
    const clock = new ShiftedClock();
    await using shared = await share();
    await using instances = await chatInstances(shared, {
      OUTBOUND_PRIVATE_HOSTS: `localhost:${hook.port}`,
    }, clock);
    const { a, b } = instances;
    const cookie = await a.signIn();
    const url = `http://localhost:${hook.port}/hook`;
    await call(b, cookie, ["POST", "/api/notifications/channels"], { kind: "webhook", url });
    const room = newRoom();
    const readers = await Promise.all(
      [a, b].map(async (site) =>
        await site.connect({ passcode: (await newReader(site)).token, heartBeat: false })
      ),
    );
    for (const [n, reader] of readers.entries()) {
      await reader.send(commandOf(joinOf(room), "say"), { id: newId(random), text: `ask ${n}` });
    }
    const post = await clock.passUntil(hook.posts.next(), GRACE_MS);
    equal(JSON.parse(post.body).count, 2);
    for (let n = 0; n < 5; n++) {
      clock.pass(GRACE_MS);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    equal(hook.count, 1);
    for (const reader of readers) await reader.leave();
  });
}
