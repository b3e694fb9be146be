/**
 * Who wants to be forgotten is forgotten, at once and everywhere, while the server runs.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  ALL_WHISPERS,
  commandOf,
  joinOf,
  ME,
  ownWhisperOf,
  ROOMS,
  sayOf,
  topicOf,
  whisperOf,
  WHISPERS,
} from "../../shared/chat/destination.ts";
import type { ErasedEvent } from "../../shared/chat/erased.ts";
import type { ConversationEvent, RoomPage } from "../../shared/chat/event.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { Arrivals } from "../helper/arrivals.ts";
import { random } from "../helper/chat.ts";
import { type ChatSite, chatSite, type SiteClient } from "../helper/chat_site.ts";
import { type DataDir, dataDir } from "../helper/data_dir.ts";
import { tracesOf } from "../helper/traces.ts";

const room = roomId("/posts/a");
const segment = encodeURIComponent(room);

async function withSite(tell: (site: ChatSite, folder: DataDir) => Promise<void>): Promise<void> {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  try {
    await tell(site, folder);
  } finally {
    await site.stop();
  }
}

/** How often a text is in the files of the data folder and the log, while the server runs. */
async function traces(folder: DataDir, site: ChatSite, text: string): Promise<number> {
  const counts = Object.values(await tracesOf(text, folder, site));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Sends, and fails when it is refused. */
async function done(client: SiteClient, destination: string, body: object): Promise<void> {
  equal(await client.send(destination, body), undefined, destination);
}

/** What a reader gives of themselves, which stays when only a room goes. */
const PROFILE = { name: "canary-name", email: "canary-mail@blog.example" };

/** A canary in every field a reader fills in a room. */
async function leaveCanaries(reader: SiteClient, author: SiteClient, id: string): Promise<void> {
  const [asked, whispered] = [newId(random), newId(random)];
  const page = { title: "canary-title", url: "http://127.0.0.1/posts/a?canary-url" };
  const sentence = { text: "canary-sentence", fragment: ":~:text=canary-fragment" };
  await done(reader, sayOf(room), { id: asked, text: "canary-open", question: true, sentence });
  await done(reader, commandOf(joinOf(room), "edit"), { id: asked, text: "canary-edited" });
  await done(reader, commandOf(ownWhisperOf(room), "say"), {
    id: whispered,
    text: "canary-whispered",
    page,
  });
  await done(reader, commandOf(ownWhisperOf(room), "consent"), { id: whispered, allow: true });
  const answer = { id: newId(random), text: "canary-answer", quote: whispered };
  await done(author, commandOf(whisperOf(room, id), "say"), answer);
  const as = newId(random);
  await done(author, commandOf(whisperOf(room, id), "publish"), { id: whispered, as });
  await done(author, sayOf(room), { id: newId(random), text: "harmless", quote: asked });
}

Deno.test("a reader erases themselves: nothing of them is in any file, log, page or socket", () =>
  withSite(async (site, folder) => {
    const token = await site.readerToken();
    const id = token.split(".")[2] ?? "";
    const reader = await site.connect({ passcode: token });
    const onlooker = await site.connect({ passcode: await site.readerToken() });
    const author = await site.connect({ cookie: await site.signIn() });
    const harmless = newId(random);
    await done(onlooker, sayOf(room), { id: harmless, text: "harmless" });
    await done(reader, ME, PROFILE);
    await leaveCanaries(reader, author, id);
    const felt = { id: harmless, emoji: "👍", on: true };
    await done(reader, commandOf(joinOf(room), "react"), felt);
    equal(await traces(folder, site, "canary-") > 5, true);
    equal(await traces(folder, site, id) > 5, true);

    const events = new Arrivals<ConversationEvent>();
    await onlooker.follow(topicOf(room), (event) => events.push(event as ConversationEvent));
    const whispers = new Arrivals<ErasedEvent>();
    await author.follow(ALL_WHISPERS, (event) => whispers.push(event as ErasedEvent));
    const headers = { authorization: `Bearer ${token}` };
    const mine = await site.ask("/api/reader/messages", { headers });
    equal((await mine.text()).trimEnd().split("\n").length, 4);
    const erased = await site.ask("/api/reader/messages", { method: "DELETE", headers });
    equal(erased.status, 204);

    equal(await reader.closed, 1008);
    const told = [await events.next(), await events.next(), await events.next()];
    deepEqual(told.map(({ message }) => message.deleted ?? message.reactions), [
      true,
      true,
      undefined,
    ]);
    const { type, whisper } = await whispers.next();
    deepEqual([type, whisper], ["erased", id]);
    equal(
      await traces(folder, site, "canary-open") + await traces(folder, site, "canary-edited"),
      0,
    );
    equal(
      await traces(folder, site, "canary-whispered") + await traces(folder, site, "canary-answer"),
      0,
    );
    equal(await traces(folder, site, "canary-name") + await traces(folder, site, "canary-mail"), 0);
    equal(
      await traces(folder, site, "canary-sentence") + await traces(folder, site, "canary-fragment"),
      0,
    );
    equal(await traces(folder, site, id), 0);
    const page = await onlooker.ask<RoomPage>(joinOf(room));
    equal(/canary/.test(JSON.stringify(page)) || JSON.stringify(page).includes(id), false);
    deepEqual(page.questions, { open: 0, answered: 0 });
    for (const method of ["GET", "DELETE"]) {
      const late = await site.ask("/api/reader/messages", { method, headers });
      await late.body?.cancel();
      equal(late.status, 401);
    }
    const [refused] = await Promise.allSettled([site.connect({ passcode: token })]);
    equal(refused.status, "rejected");
    await Promise.all([onlooker.leave(), author.leave(), reader.leave()]);
  }));

Deno.test("an author erases a room: it is gone for everybody, with its title, and begins anew", () =>
  withSite(async (site, folder) => {
    const token = await site.readerToken();
    const id = token.split(".")[2] ?? "";
    const reader = await site.connect({ passcode: token });
    const cookie = await site.signIn();
    const author = await site.connect({ cookie });
    await leaveCanaries(reader, author, id);
    const { epoch } = await reader.ask<RoomPage>(joinOf(room));
    const [topic, queue, rooms] = [topicOf(room), WHISPERS, ROOMS].map((destination) => ({
      destination,
      events: new Arrivals<ErasedEvent>(),
    }));
    for (const [client, each] of [[reader, topic], [reader, queue], [author, rooms]] as const) {
      await client.follow(
        each?.destination ?? "",
        (event) => each?.events.push(event as ErasedEvent),
      );
    }
    const gone = await site.ask(`/api/rooms/${segment}`, { method: "DELETE", headers: { cookie } });
    equal(gone.status, 204);
    deepEqual(await topic?.events.next(), { type: "erased", room, epoch });
    deepEqual(await rooms?.events.next(), { type: "erased", room, epoch });
    deepEqual((await queue?.events.next())?.whisper, id);
    equal(await traces(folder, site, "canary-") + await traces(folder, site, id), 0);

    await done(reader, sayOf(room), { id: newId(random), text: "anew" });
    const resumed = newPage(reader);
    await done(reader, commandOf(joinOf(room), "history"), { afterRev: 3, epoch });
    const { reload, messages } = await resumed;
    deepEqual([reload, messages.map(({ text, seq }) => [text, seq])], [true, [["anew", 1]]]);
    await Promise.all([reader.leave(), author.leave()]);
  }));

/** The next page that is asked for with "history". */
function newPage(client: SiteClient): Promise<RoomPage> {
  return new Promise((resolve) => {
    client.stomp.subscribe("/user/queue/history", ({ body }) => resolve(JSON.parse(body)));
  });
}

Deno.test("an author who erases a reader or a whisper leaves no trace of them", () =>
  withSite(async (site, folder) => {
    const cookie = await site.signIn();
    const author = await site.connect({ cookie });
    for (const path of [(id: string) => `readers/${id}`, whisperPath]) {
      const token = await site.readerToken();
      const id = token.split(".")[2] ?? "";
      const reader = await site.connect({ passcode: token });
      await done(reader, commandOf(ownWhisperOf(room), "say"), {
        id: newId(random),
        text: "canary-whispered",
      });
      const init = { method: "DELETE", headers: { cookie } };
      equal((await site.ask(`/api/${path(id)}`, init)).status, 204);
      equal(await traces(folder, site, "canary-") + await traces(folder, site, id), 0);
      await reader.leave();
    }
    await author.leave();
  }));

function whisperPath(id: string): string {
  return `rooms/${segment}/whispers/${id}`;
}
