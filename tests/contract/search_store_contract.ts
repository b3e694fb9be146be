/**
 * What every store must find, sentence by sentence of `server/storage/port/search_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { FoundMessages, WideQuery } from "../../server/storage/port/search_store.ts";
import type { NewMessage, Store } from "../../server/storage/store.ts";
import type { ChatMessage } from "../../shared/chat/event.ts";
import { roomId } from "../../shared/chat/id.ts";
import { marksOf, wordsOf } from "../../shared/chat/words.ts";
import { ROOM, say } from "../helper/new_message.ts";
import { prose } from "../helper/prose.ts";
import type { TestRule } from "./store_contract.ts";

/** As many messages as any store may leave out of its index. */
const MANY = 600;
const OTHER_ROOM = roomId("/posts/other");
const OTHER_SITE = roomId("/posts/first", "aside");
/** What means something to languages of queries. */
const SYNTAX = [
  '"',
  '""',
  'say "hello',
  "star*",
  "*",
  "NEAR(one two)",
  "-minus",
  "one - two",
  "AND",
  "one OR two",
  "NOT",
  "^start",
  "text:colon",
  "{brace}",
  "(bracket",
  "it's",
  "100%",
  "under_score",
  "[a-z]",
  "[^a]",
  "a?b",
  "back\\slash",
  "semi;colon--",
  "search_index",
  "제목*",
];

/** Registers the tests of searching. */
export function testSearch(test: TestRule): void {
  test("a message is found by parts of its words, in English and Korean", async (store) => {
    await sayAll(store, ["The WebSocket reconnects", "웹소켓은 다시 연결됩니다", "unrelated"]);
    for (const later of [0, MANY]) {
      await sayMany(store, later);
      for (const q of ["socket", "ebsock", "reconn", "ts", "S"]) {
        equal((await texts(store, q)).includes("The WebSocket reconnects"), true, q);
      }
      for (const q of ["웹소켓", "소켓은", "연결", "됩", "다시 연결"]) {
        equal((await texts(store, q)).includes("웹소켓은 다시 연결됩니다"), true, q);
      }
      deepEqual(await texts(store, "websockets"), []);
    }
  });

  test("capitals and small letters are the same, also beyond ASCII", async (store) => {
    await sayAll(store, ["ÉCOLE ΣΟΦΙΑ ПРИВЕТ", "école σοφια привет"]);
    for (const later of [0, MANY]) {
      await sayMany(store, later);
      for (const q of ["École", "é", "σοφ", "Пр", "ПРИВЕТ"]) {
        equal((await texts(store, q)).length, 2, q);
      }
    }
  });

  test("a message has all the words that are looked for, in any order", async (store) => {
    await sayAll(store, ["one two three", "three one", "two"]);
    for (const later of [0, MANY]) {
      await sayMany(store, later);
      deepEqual(await texts(store, "three one"), ["three one", "one two three"]);
      deepEqual(await texts(store, "three tw e"), ["one two three"]);
      deepEqual(await texts(store, "three four"), []);
    }
  });

  test("what is looked for is data, whatever it means elsewhere", async (store) => {
    const all = SYNTAX.map((syntax) => `before ${syntax} after`);
    await sayAll(store, all);
    for (const later of [0, MANY]) {
      await sayMany(store, later);
      for (const q of SYNTAX) {
        const fitting = all.filter((text) => marksOf(text, wordsOf(q)) !== undefined).toReversed();
        deepEqual((await texts(store, q)).filter((text) => all.includes(text)), fitting, q);
      }
    }
  });

  test("every hit is found once, the newest first, however small the pages", async (store) => {
    const said = await sayMany(store, MANY);
    for (const q of ["socket", "연결", "s", "of"]) {
      const words = wordsOf(q);
      const fitting = said.filter(({ text }) => marksOf(text, words) !== undefined).toReversed();
      for (const limit of [7, 1_000]) {
        const wide = { words, kind: "all", limit } as const;
        const found = await whole((before) => store.search.everywhere({ ...wide, ...before }));
        deepEqual(found.map(({ id }) => id), fitting.map(({ id }) => id), q);
        const inRoom = fitting.filter(({ room, whisper }) =>
          room === ROOM && whisper === undefined
        );
        const near = { room: ROOM, words, limit };
        const within = await whole((before) => store.search.within({ ...near, ...before }));
        deepEqual(within.map(({ id }) => id), inRoom.map(({ id }) => id), q);
      }
    }
  });

  test("a page that holds all there is tells of nothing more", async (store) => {
    await sayAll(store, ["word one", "word two"]);
    const words = ["word"];
    for (const limit of [2, 3]) {
      equal((await store.search.within({ room: ROOM, words, limit })).next, undefined);
      equal((await store.search.everywhere({ kind: "all", words, limit })).next, undefined);
    }
    equal((await store.search.within({ room: ROOM, words, limit: 1 })).next, 2);
  });

  test("a hit is shown as it is shown elsewhere", async (store) => {
    const quoted = say("first");
    const quoting = say("second word", { quote: quoted.id, question: true });
    for (const message of [quoted, quoting]) await store.append(message);
    const by = { kind: "reader", id: "reader-2", name: "" } as const;
    await store.change({ room: ROOM, id: quoting.id, kind: "react", by, emoji: "👍", on: true });
    const shown = await store.message({ room: ROOM }, quoting.id);
    const query = { words: ["second"], limit: 1 };
    deepEqual((await store.search.within({ room: ROOM, ...query })).found, [{
      message: shown,
      place: 2,
    }]);
    const { found } = await store.search.everywhere({ kind: "all", ...query });
    deepEqual(found.map(({ message }) => message), [shown]);
    const [earlier] =
      (await store.search.everywhere({ kind: "all", words: ["first"], limit: 1 })).found;
    equal((earlier?.place ?? Infinity) < (found[0]?.place ?? 0), true, "places rise");
  });

  test("a search in one conversation finds nothing of another", async (store) => {
    const places = await sayEverywhere(store);
    for (const later of [0, MANY]) {
      await sayMany(store, later);
      for (const { room, whisper, text } of places) {
        const ref = whisper === undefined ? { room } : { room, whisper };
        const { found } = await store.search.within({ ...ref, words: ["secret"], limit: 9 });
        deepEqual(found.map(({ message }) => message.text), [text]);
      }
    }
    const query = { room: roomId("/nowhere"), words: ["secret"], limit: 9 };
    deepEqual(await store.search.within(query), { found: [] });
  });

  test("a search everywhere finds what is of the kind, site and room it asks for", async (store) => {
    await sayEverywhere(store);
    const found = async (query: Partial<WideQuery>) =>
      (await store.search.everywhere({ words: ["secret"], kind: "all", limit: 9, ...query }))
        .found.map(({ message }) => message.text);
    for (const later of [0, MANY]) {
      await sayMany(store, later);
      deepEqual(await found({}), ["secret 5", "secret 4", "secret 3", "secret 2", "secret 1"]);
      deepEqual(await found({ kind: "rooms" }), ["secret 4", "secret 3", "secret 1"]);
      deepEqual(await found({ kind: "whispers" }), ["secret 5", "secret 2"]);
      deepEqual(await found({ site: "aside" }), ["secret 5", "secret 4"]);
      deepEqual(await found({ site: "unknown" }), []);
      deepEqual(await found({ room: ROOM }), ["secret 2", "secret 1"]);
      deepEqual(await found({ room: ROOM, kind: "rooms" }), ["secret 1"]);
      deepEqual(await found({ room: OTHER_SITE, site: "aside" }), ["secret 5", "secret 4"]);
      deepEqual(await found({ room: ROOM, site: "aside" }), []);
    }
  });

  test("a text that was deleted or replaced is found no more, the new one is", async (store) => {
    for (const later of [0, MANY]) {
      const [edited, deleted, kept] = ["before one", "before two", "before three"].map((text) =>
        say(text)
      );
      for (const message of [edited, deleted, kept]) {
        if (message !== undefined) await store.append(message);
      }
      await sayMany(store, later);
      const room = ROOM;
      await store.change({ room, id: edited?.id ?? "", kind: "edit", text: "after one", at: 1 });
      await store.change({ room, id: deleted?.id ?? "", kind: "delete" });
      deepEqual((await texts(store, "before"))[0], "before three");
      deepEqual((await texts(store, "be")).includes("before one"), false);
      deepEqual((await texts(store, "after"))[0], "after one");
      deepEqual(await texts(store, "one two"), []);
      await store.change({ room, id: kept?.id ?? "", kind: "delete" });
      deepEqual(await texts(store, "before"), []);
    }
  });
}

/** What is found everywhere, in words. */
async function texts(store: Store, q: string): Promise<readonly string[]> {
  const { found } = await store.search.everywhere({
    words: wordsOf(q),
    kind: "all",
    limit: 999,
  });
  return found.map(({ message }) => message.text);
}

async function sayAll(store: Store, all: readonly string[]): Promise<void> {
  for (const text of all) await store.append(say(text));
}

/** So many messages here and there. */
async function sayMany(store: Store, count: number): Promise<readonly NewMessage[]> {
  const source = prose(60);
  const messages = Array.from(
    { length: count },
    (_, n) => say(source.next().value, [{}, { room: OTHER_ROOM }, { whisper: "reader-9" }][n % 3]),
  );
  await Promise.all(messages.map((message) => store.append(message)));
  return messages;
}

/** A message in each of five conversations. */
async function sayEverywhere(store: Store): Promise<readonly NewMessage[]> {
  const places = [
    say("secret 1"),
    say("secret 2", { whisper: "reader-1" }),
    say("secret 3", { room: OTHER_ROOM }),
    say("secret 4", { room: OTHER_SITE }),
    say("secret 5", { room: OTHER_SITE, whisper: "reader-1" }),
  ];
  for (const message of places) await store.append(message);
  return places;
}

/** Every message of a search, page by page. */
async function whole(
  find: (before: { readonly before?: number }) => Promise<FoundMessages>,
): Promise<readonly ChatMessage[]> {
  const { found, next } = await find({});
  const pages = [found];
  for (let before = next; before !== undefined;) {
    const page = await find({ before });
    pages.push(page.found);
    before = page.next;
  }
  return pages.flat().map(({ message }) => message);
}
