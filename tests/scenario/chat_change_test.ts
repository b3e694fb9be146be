/**
 * What becomes of a message is seen at once by everybody who has the page open, and what was deleted is
 * gone from the data file.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  commandOf,
  joinOf,
  ownWhisperOf,
  ROOMS,
  sayOf,
  topicOf,
} from "../../shared/chat/destination.ts";
import { questionsOf } from "../../shared/chat/room_destination.ts";
import type { ConversationEvent, RoomPage, RoomsEvent } from "../../shared/chat/event.ts";
import type { QuestionList } from "../../shared/chat/question_list.ts";
import { newId, roomId } from "../../shared/chat/id.ts";
import { Arrivals } from "../helper/arrivals.ts";
import { random } from "../helper/chat.ts";
import { type ChatSite, chatSite, type SiteClient } from "../helper/chat_site.ts";
import { type DataDir, dataDir } from "../helper/data_dir.ts";
import { tracesOf } from "../helper/traces.ts";

const room = roomId("/posts/a");
const at = joinOf(room);

async function withSite(tell: (site: ChatSite, folder: DataDir) => Promise<void>): Promise<void> {
  using folder = dataDir();
  const site = await chatSite(folder.path);
  try {
    await tell(site, folder);
  } finally {
    await site.stop();
  }
}

/** What everybody with the page open is told next; fails unless they are all told the same. */
async function told(people: readonly Arrivals<ConversationEvent>[]): Promise<ConversationEvent> {
  const events = await Promise.all(people.map((person) => person.next()));
  for (const event of events) deepEqual(event, events[0]);
  return events[0] as ConversationEvent;
}

/** Three people with the page open: who asks, who looks on, and the author. */
async function audience(site: ChatSite) {
  const asker = await site.connect({ passcode: await site.readerToken() });
  const onlooker = await site.connect({ passcode: await site.readerToken() });
  const author = await site.connect({ cookie: await site.signIn() });
  const clients = [asker, onlooker, author];
  const people = await Promise.all(clients.map(async (client) => {
    const events = new Arrivals<ConversationEvent>();
    await client.follow(topicOf(room), (event) => events.push(event as ConversationEvent));
    return events;
  }));
  const leave = () => Promise.all(clients.map((client) => client.leave()));
  return { asker, onlooker, author, leave, next: () => told(people) };
}

/** Sends, and fails when it is refused. */
async function done(client: SiteClient, destination: string, body: object): Promise<void> {
  equal(await client.send(destination, body), undefined, destination);
}

Deno.test("everybody with the page open sees a question asked, answered, and opened again", () =>
  withSite(async (site) => {
    const { asker, author, leave, next } = await audience(site);
    const rooms = new Arrivals<RoomsEvent>();
    await author.follow(ROOMS, (event) => rooms.push(event as RoomsEvent));
    const [id, answer] = [newId(random), newId(random)];
    await done(asker, sayOf(room), { id, text: "Does it reconnect?", question: true });
    deepEqual((await next()).message.question, { state: "open" });
    deepEqual((await rooms.next()).room.questions, { open: 1, answered: 0 });

    await done(author, sayOf(room), { id: answer, text: "It does.", answers: id, quote: id });
    const said = await next();
    deepEqual([said.type, said.message.answers, said.message.quote?.text], [
      "message",
      id,
      "Does it reconnect?",
    ]);
    deepEqual((await next()).message.question, { state: "answered", answer });
    await rooms.next();
    deepEqual((await rooms.next()).room.questions, { open: 0, answered: 1 });
    const list = await asker.ask<QuestionList>(questionsOf(room));
    deepEqual([list.open.length, list.answered.map(({ id }) => id)], [0, [id]]);

    await done(author, commandOf(at, "question"), { id, state: "open" });
    deepEqual((await next()).message.question, { state: "open" });
    deepEqual((await asker.ask<RoomPage>(at)).questions, { open: 1, answered: 0 });
    await leave();
  }));

Deno.test("everybody with the page open sees what is edited, felt and deleted", () =>
  withSite(async (site) => {
    const { asker, onlooker, author, leave, next } = await audience(site);
    const id = newId(random);
    await done(asker, sayOf(room), { id, text: "frist" });
    await next();
    await done(asker, commandOf(at, "edit"), { id, text: "first" });
    const edited = await next();
    deepEqual([edited.type, edited.rev, edited.message.text], ["changed", 2, "first"]);
    equal(typeof edited.message.editedAt, "number");
    await done(onlooker, commandOf(at, "react"), { id, emoji: "👍", on: true });
    await next();
    await done(author, commandOf(at, "react"), { id, emoji: "👍", on: true });
    equal((await next()).message.reactions?.[0]?.count, 2);
    await done(onlooker, commandOf(at, "react"), { id, emoji: "👍", on: false });
    equal((await next()).message.reactions?.[0]?.count, 1);
    await done(author, commandOf(at, "delete"), { id });
    const { message } = await next();
    deepEqual([message.deleted, message.text, message.reactions], [true, "", undefined]);
    for (const client of [asker, onlooker, author]) {
      deepEqual((await client.ask<RoomPage>(at)).messages, [message]);
    }
    await leave();
  }));

Deno.test("who may not change a message is told so, and nobody else hears of it", () =>
  withSite(async (site) => {
    const { asker, onlooker, author, leave, next } = await audience(site);
    const [asked, answer] = [newId(random), newId(random)];
    await done(asker, sayOf(room), { id: asked, text: "why?" });
    await done(author, sayOf(room), { id: answer, text: "so" });
    await next();
    await next();
    const attempts = [
      [onlooker, "edit", { id: asked, text: "x" }],
      [onlooker, "delete", { id: asked }],
      [onlooker, "question", { id: asked, state: "open" }],
      [asker, "question", { id: asked, state: "answered" }],
      [asker, "delete", { id: answer }],
      [author, "edit", { id: asked, text: "x" }],
      [asker, "say", { id: newId(random), text: "x", answers: asked }],
    ] as const;
    for (const [client, command, body] of attempts) {
      equal((await client.send(commandOf(at, command), body))?.code, "forbidden", command);
    }
    const last = newId(random);
    await done(asker, sayOf(room), { id: last, text: "thanks" });
    equal((await next()).message.id, last);
    await leave();
  }));

/** How often the text is in the files and the log, while the server runs. */
async function traces(folder: DataDir, site: ChatSite, text: string): Promise<number> {
  const counts = Object.values(await tracesOf(text, folder, site));
  return counts.reduce((sum, count) => sum + count, 0);
}

Deno.test("what was edited away or deleted is in no file, nor in what anybody reads", () =>
  withSite(async (site, folder) => {
    const { asker, author, leave } = await audience(site);
    const [edited, deleted, whispered, quoting] = Array.from({ length: 4 }, () => newId(random));
    const own = ownWhisperOf(room);
    const sentence = { text: "canary-sentence", fragment: ":~:text=canary-fragment" };
    await done(asker, sayOf(room), { id: edited, text: "canary-edited" });
    await done(asker, sayOf(room), { id: deleted, text: "canary-deleted", sentence });
    await done(asker, commandOf(own, "say"), { id: whispered, text: "canary-whispered" });
    await done(author, sayOf(room), { id: quoting, text: "this?", quote: deleted });
    equal(await traces(folder, site, "canary-") >= 5, true);

    await done(asker, commandOf(at, "edit"), { id: edited, text: "harmless" });
    equal(await traces(folder, site, "canary-edited"), 0);
    await done(author, commandOf(at, "delete"), { id: deleted });
    await done(asker, commandOf(own, "delete"), { id: whispered });
    equal(await traces(folder, site, "canary-"), 0);
    const page = await asker.ask<RoomPage>(at);
    equal(JSON.stringify(page).includes("canary"), false);
    deepEqual(page.messages[2]?.quote?.deleted, true);
    equal(site.log.join().includes("canary"), false);
    await leave();
  }));
