/**
 * Who is there and who writes: counted and told, and never who reads.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  ALL_WHISPERS,
  AWAY,
  commandOf,
  joinOf,
  ownWhisperOf,
  topicOf,
  whisperOf,
  WHISPERS,
} from "../../shared/chat/destination.ts";
import { presenceOf, presenceTopicOf } from "../../shared/chat/room_destination.ts";
import { isTypingEvent, type TypingEvent } from "../../shared/chat/attention.ts";
import type { RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { isPresenceEvent, type Presence, type PresenceEvent } from "../../shared/chat/presence.ts";
import { Arrivals } from "../helper/arrivals.ts";
import { random } from "../helper/chat.ts";
import { type ChatSite, chatSite, type SiteClient } from "../helper/chat_site.ts";
import { dataDir } from "../helper/data_dir.ts";

const room = roomId("/posts/a");

async function withSite(tell: (site: ChatSite) => Promise<void>): Promise<void> {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  try {
    await tell(site);
  } finally {
    await site.stop();
  }
}

/** Follows the presence of the room. */
async function watch(client: SiteClient): Promise<Arrivals<PresenceEvent>> {
  const events = new Arrivals<PresenceEvent>();
  await client.follow(presenceTopicOf(room), (event) => {
    if (isPresenceEvent(event)) events.push(event);
  });
  return events;
}

Deno.test("a reader with three tabs is one reader, and leaves with the last of them", () =>
  withSite(async (site) => {
    const watcher = await site.connect({ passcode: await site.readerToken() });
    const events = await watch(watcher);
    const passcode = await site.readerToken();
    const tabs: SiteClient[] = [];
    for (let n = 0; n < 3; n++) {
      const tab = await site.connect({ passcode });
      await tab.follow(topicOf(room), () => {});
      tabs.push(tab);
    }
    const other = await site.connect({ passcode: await site.readerToken() });
    await other.follow(topicOf(room), () => {});
    equal((await events.next()).readers, 1);
    equal((await events.next()).readers, 2);
    const presence = await watcher.ask<Presence>(presenceOf(room));
    deepEqual(presence, { room, readers: 2, author: { state: "away" } });

    const [one, two, three] = tabs;
    one?.stomp.forceDisconnect();
    await one?.closed;
    await two?.leave();
    equal((await watcher.ask<Presence>(presenceOf(room))).readers, 2);
    await three?.leave();
    const { readers } = await events.next();
    equal(readers, 1);
    for (const client of [watcher, other]) await client.leave();
    await one?.leave();
  }));

Deno.test("the author is here, goes away, comes back and leaves; everybody who looks hears of it", () =>
  withSite(async (site) => {
    const reader = await site.connect({ passcode: await site.readerToken() });
    const events = await watch(reader);
    const state = async () => (await events.next()).author.state;
    const cookie = await site.signIn();
    const desk = await site.connect({ cookie });
    equal(await state(), "here");
    const phone = await site.connect({ cookie });
    equal(await desk.send(AWAY, { away: true }), undefined);
    equal(await phone.send(AWAY, { away: true }), undefined);
    equal(await state(), "away");
    await phone.send(AWAY, { away: false });
    equal(await state(), "here");
    await phone.leave();
    equal(await state(), "away");
    for (const client of [desk, reader]) await client.leave();
  }));

Deno.test("who writes in the open is told to the room without the reader's name, and a flood is told once", () =>
  withSite(async (site) => {
    const client = await site.connect({ passcode: await site.readerToken() });
    const { you } = await client.ask<RoomPage>(joinOf(room));
    const watcher = await site.connect({ passcode: await site.readerToken() });
    const heard: TypingEvent[] = [];
    const typing = new Arrivals<TypingEvent>();
    await watcher.follow(presenceTopicOf(room), (event) => {
      if (!isTypingEvent(event)) return;
      heard.push(event);
      typing.push(event);
    });
    const at = commandOf(joinOf(room), "typing");
    for (let n = 0; n < 20; n++) equal(await client.send(at, { tag: "mine" }), undefined);
    const event = { type: "typing", room, from: { kind: "reader" }, forMs: 6_000, tag: "mine" };
    deepEqual(await typing.next(), event);
    await client.send(commandOf(joinOf(room), "say"), { id: newId(random), text: "there" });
    await client.send(at, {});
    const { tag: _, ...again } = event;
    deepEqual(await typing.next(), again);
    equal(heard.length, 2);
    equal(JSON.stringify(heard).includes(you.id), false);
    for (const each of [client, watcher]) await each.leave();
  }));

Deno.test("who writes in a whisper is told to its other side, and nobody else", () =>
  withSite(async (site) => {
    const reader = await site.connect({ passcode: await site.readerToken() });
    const other = await site.connect({ passcode: await site.readerToken() });
    const author = await site.connect({ cookie: await site.signIn() });
    const { you } = await reader.ask<RoomPage>(ownWhisperOf(room));
    const [toReader, toAuthor] = [new Arrivals<TypingEvent>(), new Arrivals<TypingEvent>()];
    const overheard: unknown[] = [];
    await reader.follow(WHISPERS, (event) => toReader.push(event as TypingEvent));
    await author.follow(ALL_WHISPERS, (event) => toAuthor.push(event as TypingEvent));
    for (const destination of [WHISPERS, presenceTopicOf(room), topicOf(room)]) {
      await other.follow(destination, (event) => {
        if (!isPresenceEvent(event)) overheard.push(event);
      });
    }
    await reader.send(commandOf(ownWhisperOf(room), "typing"), {});
    const { from, whisper } = await toAuthor.next();
    deepEqual([from, whisper], [you, you.id]);
    await author.send(commandOf(whisperOf(room, you.id), "typing"), {});
    equal((await toReader.next()).from.kind, "author");
    await other.ask(presenceOf(room));
    deepEqual(overheard, []);
    for (const each of [reader, other, author]) await each.leave();
  }));
