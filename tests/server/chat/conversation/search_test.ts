import { deepEqual, equal, rejects } from "node:assert/strict";
import type { SearchPage } from "../../../../shared/chat/search.ts";
import { newId, roomId } from "../../../../shared/chat/id.ts";
import { MAX_QUERY_LENGTH } from "../../../../shared/limit.ts";
import { random, refusedAs, testChat } from "../../../helper/chat.ts";

const room = roomId("/posts/a");
const sender = { kind: "reader", id: "reader-1", name: "" } as const;
const author = { kind: "author", id: "author-1", name: "Author" } as const;
const place = { room, sender };

/** What was found, and what of it is marked. */
function shown({ hits }: SearchPage): readonly (readonly string[])[] {
  return hits.map(({ message: { text }, marks }) => [
    text,
    ...marks.map(({ start, end }) => text.slice(start, end)),
  ]);
}

async function chatWith(...texts: readonly string[]) {
  const chat = testChat();
  for (const text of texts) await chat.conversation.say(place, { id: newId(random), text });
  return chat;
}

Deno.test("a search answers with what it was asked, and marks what it found", async () => {
  const { search } = await chatWith("A WebSocket", "A socket is a socket", "nothing");
  const page = await search.inRoom(place, { q: " SOCKET ", limit: 5 });
  deepEqual(page.asked, { q: " SOCKET ", limit: 5, room });
  deepEqual(shown(page), [["A socket is a socket", "socket", "socket"], ["A WebSocket", "Socket"]]);
  equal("next" in page, false);
  deepEqual(shown(await search.everywhere(author, { q: "webs" })), [["A WebSocket", "WebS"]]);
});

Deno.test("a query is composed as texts are, so that Korean from any keyboard is found", async () => {
  const { search } = await chatWith("한글은 됩니다");
  equal((await search.inRoom(place, { q: "한글".normalize("NFD") })).hits.length, 1);
});

Deno.test("a query that shows nothing, is too long or has no place in a text is refused", async () => {
  const { search } = await chatWith();
  for (const q of ["", " ", "\u200b", "a\0b", "\ud800", "x".repeat(MAX_QUERY_LENGTH + 1)]) {
    await rejects(search.inRoom(place, { q }), refusedAs("invalid-body"), JSON.stringify(q));
    await rejects(search.everywhere(author, { q }), refusedAs("invalid-body"), JSON.stringify(q));
  }
});

Deno.test("a page is no heavier than a client can take, and the next one goes on where it ends", async () => {
  const texts = Array.from({ length: 40 }, (_, n) => `${n} ${"word ".repeat(790)}`.trimEnd());
  const { search } = await chatWith(...texts);
  for (
    const find of [
      (before?: { before: number }) => search.inRoom(place, { q: "word", limit: 50, ...before }),
      (before?: { before: number }) =>
        search.everywhere(author, { q: "word", limit: 50, ...before }),
    ]
  ) {
    const first = await find();
    equal(first.hits.length < 40, true);
    const found = [...first.hits];
    for (let { next } = first; next !== undefined;) {
      const page = await find({ before: next });
      found.push(...page.hits);
      next = page.next;
    }
    deepEqual(found.map(({ message }) => message.text), texts.toReversed());
  }
});

Deno.test("a search looks where it is told to", async () => {
  const { search, conversation } = await chatWith("aloud");
  const whisper = { room, whisper: sender.id, sender };
  await conversation.say(whisper, { id: newId(random), text: "allowed whisper" });
  const texts = async (request: object) =>
    (await search.everywhere(author, { q: "al", ...request })).hits
      .map(({ message }) => message.text);
  deepEqual(await texts({}), ["allowed whisper", "aloud"]);
  deepEqual(await texts({ in: "rooms" }), ["aloud"]);
  deepEqual(await texts({ in: "whispers", room }), ["allowed whisper"]);
  deepEqual(await texts({ site: "other" }), []);
  deepEqual(shown(await search.inRoom(place, { q: "al" })), [["aloud", "al"]]);
});

Deno.test("somebody who searches too often is told when to go on; others are not", async () => {
  const { search, clock } = await chatWith("word");
  const find = () => search.inRoom(place, { q: "word" });
  for (let n = 0; n < 20; n++) await find();
  await rejects(find(), (error) => refusedAs("too-fast")(error));
  equal((await search.inRoom({ room, sender: author }, { q: "word" })).hits.length, 1);
  clock.advance(500);
  equal((await find()).hits.length, 1);
});

Deno.test("many readers together do not keep the store from others", async () => {
  const { search } = await chatWith("word");
  const find = (id: number) =>
    search.inRoom({ room, sender: { ...sender, id: `reader-${id}` } }, { q: "word" });
  for (let n = 0; n < 100; n++) await find(n);
  await rejects(find(100), refusedAs("too-fast"));
  equal((await search.everywhere(author, { q: "word" })).hits.length, 1);
});

Deno.test("one network does not search for everybody's share", async () => {
  const { search } = await chatWith("word");
  const find = (id: number, network: string) =>
    search.inRoom({ room, sender: { ...sender, id: `reader-${id}` }, network }, { q: "word" });
  for (let n = 0; n < 40; n++) await find(n, "one");
  for (let n = 40; n < 140; n++) await rejects(find(n, "one"), refusedAs("too-fast"));
  equal((await find(140, "another")).hits.length, 1);
});

Deno.test("readers find nothing in a closed room, whenever they asked; authors do", async () => {
  const { search, sites } = await chatWith("word");
  await sites.putRoom(room, { mode: "closed" });
  await rejects(search.inRoom(place, { q: "word" }), refusedAs("closed"));
  equal((await search.inRoom({ room, sender: author }, { q: "word" })).hits.length, 1);
});
