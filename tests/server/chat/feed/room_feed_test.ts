/**
 * What a room's feed has, and has no longer.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { atomOf } from "../../../../server/chat/feed/atom.ts";
import { feedPathOf, roomFeed } from "../../../../server/chat/feed/room_feed.ts";
import type { NewMessage } from "../../../../server/storage/store.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { assertAtom } from "../../../helper/atom.ts";
import { testChat } from "../../../helper/chat.ts";
import { ROOM, say } from "../../../helper/new_message.ts";

const author = { kind: "author", id: "owner", name: "Kim" } as const;
const page = { title: "A post", url: "https://blog.example/posts/first" };

function setUp() {
  const chat = testChat();
  const { store } = chat;
  const feed = (room = ROOM) => roomFeed(room, { ...chat, publicUrl: "https://talk.test:8443" });
  const answered = async (question: Partial<NewMessage>, answer: Partial<NewMessage> = {}) => {
    const asked = say("Why **so**?", { question: true, page, ...question });
    await store.append(asked);
    const told = say("Because.", { from: author, answers: asked.id, ...answer });
    await store.append(told);
    return { question: asked, answer: told };
  };
  return { ...chat, feed, answered };
}

Deno.test("a feed has the answered questions of a room with their answers, the newest first", async () => {
  const { store, feed, answered } = setUp();
  const { question } = await answered({}, { at: 2_000 });
  await answered({ text: "And then?" }, { at: 3_000, text: "- one\n- two" });
  await store.append(say("Nobody answered", { question: true }));
  await store.append(say("No question"));
  const found = await feed();
  equal(found?.title, "A post");
  equal(found.self, "https://talk.test:8443/feeds/default%2Fposts%2Ffirst.atom");
  equal(found.updated, 3_000);
  deepEqual(found.entries.map(({ title, text, author }) => [title, text, author]), [
    ["And then?", "> And then?\n\n• one\n• two", "Kim"],
    ["Why so?", "> Why so?\n\nBecause.", "Kim"],
  ]);
  equal(found.entries[1]?.id, `tag:talk.test,2026:default%2Fposts%2Ffirst/${question.id}`);
  assertAtom(atomOf(found));
});

Deno.test("what is deleted or erased is in no feed any more", async () => {
  const { store, feed, answered, erasures } = setUp();
  const first = await answered({});
  const second = await answered({});
  const third = await answered({ from: { kind: "reader", id: "reader-of-third", name: "R" } });
  const idsOf = async () => (await feed())?.entries.map(({ id }) => id.split("/").at(-1)).sort();
  deepEqual(await idsOf(), [first, second, third].map(({ question }) => question.id).sort());
  await store.change({ room: ROOM, id: first.answer.id, kind: "delete" });
  await store.change({ room: ROOM, id: second.question.id, kind: "delete" });
  await erasures.eraseReader("reader-of-third");
  deepEqual(await idsOf(), []);
  await erasures.eraseRoom(ROOM);
  equal(await feed(), undefined);
});

Deno.test("an answer that was edited is a newer entry of the same id", async () => {
  const { store, feed, answered } = setUp();
  const { answer } = await answered({}, { at: 2_000 });
  const before = (await feed())?.entries[0];
  await store.change({ room: ROOM, id: answer.id, kind: "edit", text: "Therefore.", at: 9_000 });
  const after = (await feed())?.entries[0];
  deepEqual([after?.id, after?.updated, after?.published], [before?.id, 9_000, 2_000]);
});

Deno.test("a feed has at most 50 entries, and nothing of whispers", async () => {
  const { feed, answered } = setUp();
  for (let n = 0; n < 51; n++) await answered({});
  const room = roomId("/posts/whispered");
  const whisper = "reader-1";
  await answered({ room, whisper }, { room, whisper });
  equal((await feed())?.entries.length, 50);
  equal(await feed(room), undefined);
});

Deno.test("a room that is closed, or where nobody said anything, has no feed", async () => {
  const { feed, answered, sites } = setUp();
  equal(await feed(), undefined);
  await answered({});
  await sites.putRoom(ROOM, { mode: "closed" });
  equal(await feed(), undefined);
  await sites.putRoom(ROOM, { mode: "read-only" });
  equal((await feed())?.entries.length, 1);
});

Deno.test("where a feed is says its room, in one spelling", () => {
  equal(feedPathOf(roomId("/a*b/글")), "/feeds/default%2Fa%2Ab%2F%EA%B8%80.atom");
});
