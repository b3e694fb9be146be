/**
 * What is unread: the same on every device, after a reload and after a restart; and what the two sides
 * of a whisper know of each other's eyes.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  ALL_WHISPERS,
  commandOf,
  joinOf,
  ownWhisperOf,
  ROOM_LIST,
  topicOf,
  UNREAD,
  UNREAD_EVENTS,
  WHISPER_LIST,
  whisperOf,
  WHISPERS,
} from "../../shared/chat/destination.ts";
import type { SeenEvent, UnreadEvent, UnreadList } from "../../shared/chat/attention.ts";
import type { RoomList, RoomPage, WhisperList } from "../../shared/chat/event.ts";
import { newId, type RoomId, roomId } from "../../shared/chat/id.ts";
import { Arrivals } from "../helper/arrivals.ts";
import { random } from "../helper/chat.ts";
import { type ChatSite, chatSite, type SiteClient } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";

const [room, elsewhere] = [roomId("/posts/a"), roomId("/posts/b")];

async function say(client: SiteClient, at: string, text: string): Promise<string> {
  const id = newId(random);
  equal(await client.send(commandOf(at, "say"), { id, text }), undefined);
  return id;
}

async function follow<T>(client: SiteClient, destination: string): Promise<Arrivals<T>> {
  const events = new Arrivals<T>();
  await client.follow(destination, (event) => events.push(event as T));
  return events;
}

/** Waits until a conversation has so much unread. */
async function until(events: Arrivals<UnreadEvent>, at: RoomId, unread: number): Promise<number> {
  for (;;) {
    const { conversation, total } = await events.next();
    if (conversation.room === at && conversation.unread === unread) return total;
  }
}

/** What is unread to a reader whose page has no socket. */
async function asked(site: ChatSite, token: string): Promise<UnreadList> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await site.ask("/api/reader/unread", { headers });
  equal(response.status, 200);
  equal(response.headers.get("access-control-allow-origin"), site.origin);
  return await response.json() as UnreadList;
}

Deno.test("what is unread survives a restart, and two devices agree on it after one has seen it", async () => {
  using folder = dataDir();
  let site = await chatSite(folder.path);
  const [token, otherToken] = [await site.readerToken(), await site.readerToken()];
  {
    const reader = await site.connect({ passcode: token });
    const other = await site.connect({ passcode: otherToken });
    await say(other, joinOf(room), "before");
    await say(reader, joinOf(room), "mine");
    await reader.leave();
    for (const text of ["one", "two", "three"]) await say(other, joinOf(room), text);
    await say(other, joinOf(elsewhere), "not theirs");
    await other.leave();
    await site.stop();
  }
  site = await chatSite(folder.path);
  const left = { total: 3, conversations: [{ room, unread: 3, firstUnreadSeq: 3 }] };
  deepEqual(await asked(site, token), left);
  const [phone, laptop] = [
    await site.connect({ passcode: token }),
    await site.connect({ passcode: token }),
  ];
  const [toPhone, toLaptop] = [
    await follow<UnreadEvent>(phone, UNREAD_EVENTS),
    await follow<UnreadEvent>(laptop, UNREAD_EVENTS),
  ];
  deepEqual(await phone.ask(UNREAD), left);
  equal(await laptop.send(commandOf(joinOf(room), "seen"), { seq: 4 }), undefined);
  for (const events of [toPhone, toLaptop]) equal(await until(events, room, 1), 1);
  const now = { total: 1, conversations: [{ room, unread: 1, firstUnreadSeq: 5 }] };
  deepEqual(await phone.ask(UNREAD), now);
  deepEqual(await asked(site, token), now);
  equal((await phone.ask<RoomPage>(joinOf(room))).seen, 4);

  const other = await site.connect({ passcode: otherToken });
  const id = await say(other, joinOf(room), "four");
  for (const events of [toPhone, toLaptop]) equal(await until(events, room, 2), 2);
  await other.send(commandOf(joinOf(room), "delete"), { id });
  for (const events of [toPhone, toLaptop]) equal(await until(events, room, 1), 1);
  // One's own message is not news, on no device.
  await say(phone, joinOf(room), "mine too");
  deepEqual(await laptop.ask(UNREAD), now);
  for (const client of [phone, laptop, other]) await client.leave();
  await site.stop();
});

Deno.test("the author's lists and counts say what is unread, over rooms and whispers", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const author = await site.connect({ cookie: await site.signIn() });
  const events = await follow<UnreadEvent>(author, UNREAD_EVENTS);
  const reader = await site.connect({ passcode: await site.readerToken() });
  const { you } = await reader.ask<RoomPage>(ownWhisperOf(room));
  for (const text of ["one", "two"]) await say(reader, joinOf(room), text);
  await until(events, room, 2);
  for (const text of ["softly", "more softly"]) await say(reader, ownWhisperOf(elsewhere), text);
  equal(await until(events, elsewhere, 2), 4);
  await author.send(commandOf(joinOf(room), "seen"), { seq: 1 });
  equal(await until(events, room, 1), 3);
  const { rooms } = await author.ask<RoomList>(ROOM_LIST);
  deepEqual(rooms.map(({ room, unread }) => [room, unread]), [[room, 1]]);
  const { whispers } = await author.ask<WhisperList>(WHISPER_LIST);
  deepEqual(whispers.map(({ room, unread }) => [room, unread]), [[elsewhere, 2]]);
  deepEqual(await author.ask(UNREAD), {
    total: 3,
    conversations: [
      { room: elsewhere, whisper: you.id, unread: 2, firstUnreadSeq: 1 },
      { room, unread: 1, firstUnreadSeq: 2 },
    ],
  });
  for (const client of [author, reader]) await client.leave();
  await site.stop();
});

Deno.test("the two sides of a whisper see how far the other has read; nobody else sees that there is one", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const reader = await site.connect({ passcode: await site.readerToken() });
  const other = await site.connect({ passcode: await site.readerToken() });
  const author = await site.connect({ cookie: await site.signIn() });
  const { you } = await reader.ask<RoomPage>(ownWhisperOf(room));
  const theirs = whisperOf(room, you.id);
  await say(other, joinOf(room), "here too");
  await say(reader, ownWhisperOf(room), "softly");
  await say(author, theirs, "yes?");
  const toReader = await follow<SeenEvent>(reader, WHISPERS);
  const toAuthor = await follow<SeenEvent>(author, ALL_WHISPERS);
  const overheard: unknown[] = [];
  for (const destination of [WHISPERS, UNREAD_EVENTS, topicOf(room)]) {
    await other.follow(destination, (event) => overheard.push(event));
  }
  await author.send(commandOf(theirs, "seen"), { seq: 1 });
  const { by, ...seen } = await toReader.next();
  deepEqual([by.kind, seen], ["author", { type: "seen", room, whisper: you.id, seq: 1 }]);
  await reader.send(commandOf(ownWhisperOf(room), "seen"), { seq: 2 });
  equal((await toAuthor.next()).seq, 2);
  equal((await reader.ask<RoomPage>(ownWhisperOf(room))).seenByOther, 1);
  equal((await author.ask<RoomPage>(theirs)).seenByOther, 2);
  // Another reader's marks of the same place are of another whisper, where nothing was said.
  const refusal = await other.send(commandOf(ownWhisperOf(room), "seen"), { seq: 1 });
  equal(refusal?.code, "not-found");
  deepEqual(await other.ask(UNREAD), { total: 0, conversations: [] });
  deepEqual(overheard, []);
  for (const client of [reader, other, author]) await client.leave();
  await site.stop();
});

Deno.test("a reader who only reads leaves no mark, and is shown nothing as unread", async () => {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  const token = await site.readerToken();
  const reader = await site.connect({ passcode: token });
  const other = await site.connect({ passcode: await site.readerToken() });
  await say(other, joinOf(room), "hello");
  equal(await reader.send(commandOf(joinOf(room), "seen"), { seq: 1 }), undefined);
  equal((await reader.ask<RoomPage>(joinOf(room))).seen, 0);
  deepEqual(await asked(site, token), { total: 0, conversations: [] });
  for (const client of [reader, other]) await client.leave();
  await site.stop();
});
