import { deepEqual, equal } from "node:assert/strict";
import { newId, roomId } from "../../../../../shared/chat/id.ts";
import { reasonOf, topicOf } from "../../../../../server/chat/notification/author/collecting.ts";
import { DEFAULT_SETTINGS } from "../../../../../server/chat/notification/author/notice_record.ts";
import { random, START_MS } from "../../../../helper/chat.ts";
import { say } from "../../../../helper/new_message.ts";
import { ROOM, TOLD, toldAuthor } from "../../../../helper/told_author.ts";

const WEEK_MS = 7 * 24 * 60 * 60_000;
const ASKED = {
  author: TOLD.id,
  channel: "c",
  settings: DEFAULT_SETTINGS,
  since: 0,
  now: START_MS,
};

Deno.test("what came before a channel was there, or is a week old, is no news", async () => {
  const { ask, collecting } = await toldAuthor();
  await ask("One?");
  equal((await collecting.news(ASKED, { room: ROOM }))?.items.length, 1);
  equal(await collecting.news({ ...ASKED, since: START_MS + 1 }, { room: ROOM }), undefined);
  equal(await collecting.news({ ...ASKED, now: START_MS + WEEK_MS }, { room: ROOM }), undefined);
});

Deno.test("an open question stays news when something else was answered, a remark does not", async () => {
  const { ask, chat, collecting } = await toldAuthor();
  await ask("Why?", { question: true });
  await ask("Nice.");
  await chat.conversation.say({ room: ROOM, sender: { ...TOLD, id: "b" } }, {
    id: newId(random),
    text: "Thanks.",
  });
  const found = await collecting.news(ASKED, { room: ROOM });
  deepEqual(found?.items.map(({ said }) => said?.text), ["Why?"]);
});

Deno.test("a conversation that was erased and begins anew is news again", async () => {
  const { ask, chat, collecting } = await toldAuthor();
  await ask("One?");
  await ask("Two?");
  const found = await collecting.news(ASKED, { room: ROOM });
  await chat.store.notices.tell({ ...ASKED, topic: found?.topic ?? "", upTo: found?.upTo ?? 0 });
  equal(await collecting.news(ASKED, { room: ROOM }), undefined);
  await chat.erasures.eraseRoom(ROOM);
  await ask("Three?");
  equal((await collecting.news(ASKED, { room: ROOM }))?.items[0]?.said?.text, "Three?");
});

Deno.test("what waits to be let through is told with its page, and only once", async () => {
  const { chat, collecting } = await toldAuthor();
  const bounds = { ofReader: 9, ofSite: 9 };
  const page = { title: "A post", url: "https://blog.example/a" };
  const message = say("Hello", { room: ROOM, page, at: START_MS });
  await chat.store.held.hold(message, bounds);
  const found = await collecting.held(ASKED, ROOM);
  deepEqual(found?.items.map(({ title, reason }) => [title, reason]), [["A post", "held"]]);
  deepEqual((await collecting.digest(ASKED)).map(({ topic }) => topic), [found?.topic]);
  await chat.store.notices.tell({ ...ASKED, topic: found?.topic ?? "", upTo: found?.upTo ?? 0 });
  equal(await collecting.held(ASKED, ROOM), undefined);
  equal(await collecting.held(ASKED, roomId("/b")), undefined);
});

Deno.test("topics name a conversation, and reasons what a message is", () => {
  equal(topicOf({ room: ROOM }) === topicOf({ room: ROOM, whisper: "r" }), false);
  const from = { kind: "reader", id: "r", name: "" } as const;
  const message = { room: ROOM, id: "m", seq: 1, rev: 1, from, text: "Why?", at: 1 };
  equal(reasonOf(message), "message");
  equal(reasonOf({ ...message, question: { state: "open" } }), "question");
  equal(reasonOf({ ...message, whisper: "r" }), "whisper");
});
