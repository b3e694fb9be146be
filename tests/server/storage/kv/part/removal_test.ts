/**
 * What is removed is gone with all its keys, in pieces that Deno KV takes.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Store } from "../../../../../server/storage/store.ts";
import type { ConversationRef } from "../../../../../shared/chat/id.ts";
import { withKvStores } from "../../../../helper/kv_stores.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";

const author = { kind: "author", id: "author-1", name: "" } as const;
const whisper = "reader-1";
const page = { title: "A post", url: "https://blog.example/a" };

Deno.test("of an erased conversation no key is left, whatever belonged to it", () =>
  withKvStores(async ({ store, keys }) => {
    await store.append(say("the room has another", { whisper: "reader-2" }));
    const before = await named(keys);
    for (const ref of [{ room: ROOM, whisper }, { room: ROOM }]) {
      await fill(store, ref);
      while ((await store.life.erase({ ...ref, limit: 20 }))?.done === false);
      // Where the room is goes with its public conversation.
      const left = await named(keys);
      deepEqual(left.filter((name) => !name.includes(" page ")), before);
      equal(left.length - before.length, "whisper" in ref ? 1 : 0);
    }
  }));

Deno.test("of a whisper whose messages are too old no key is left, and of a room only what counts on", () =>
  withKvStores(async ({ store, keys }) => {
    for (const ref of [{ room: ROOM, whisper }, { room: ROOM }]) await fill(store, ref);
    let count = 20;
    while (count === 20) {
      count = await store.life.expire({ room: ROOM, before: Infinity, limit: 20 });
    }
    await store.notes.expire({ room: ROOM, before: Infinity });
    const left = (await named(keys)).map((name) => name.split(" ")[1]);
    deepEqual(left.toSorted(), [
      ...["conversation", "desk", "deskAsleep", "deskAt", "deskOf"],
      // The author's mark.
      ...["in", "name", "of", "page"],
    ]);
  }));

Deno.test("more than one commit takes is removed in several, and counted once", () =>
  withKvStores(async ({ store, keys, counts }) => {
    const ids = await sayMany(store, { room: ROOM, whisper }, 40);
    for (const id of ids.slice(0, 3)) await feel(store, { room: ROOM, whisper, id }, 150);
    for (let n = 0; n < 100; n++) {
      const by = author;
      await store.notes.put({
        room: ROOM,
        whisper,
        id: `${n}`,
        by,
        text: "x",
        reader: whisper,
        at: n,
      }, 100);
    }
    for (let n = 0; n < 70; n++) {
      const seen = { room: ROOM, whisper, seq: 40, at: 1 };
      await store.attention.see({ kind: "author", id: `author-${n}` }, seen);
    }
    counts.commits = 0;
    const counted: number[] = [];
    do counted.push(await store.life.expire({ room: ROOM, before: Infinity, limit: 20 })); while (
      counted.at(-1) === 20
    );
    deepEqual(counted, [20, 20, 0]);
    equal(counts.commits > 3, true);
    deepEqual(await named(keys), []);
  }));

Deno.test("many whispers of a room expire together, in as many commits as it takes", () =>
  withKvStores(async ({ store, keys }) => {
    for (let n = 0; n < 40; n++) {
      const ref = { room: ROOM, whisper: `reader-${n}` };
      await store.append(say("old", { ...ref, at: n }));
      const notes = Array.from({ length: 16 }, (_, at) => ({ ...ref, id: `${at}`, at }));
      const about = { by: author, text: "x", reader: ref.whisper };
      await Promise.all(notes.map((note) => store.notes.put({ ...note, ...about }, 99)));
    }
    equal(await store.life.expire({ room: ROOM, before: 30, limit: 20 }), 20);
    equal((await store.life.conversations(ROOM)).length, 20);
    equal(await store.life.expire({ room: ROOM, before: 30, limit: 20 }), 10);
    equal(await store.life.expire({ room: ROOM, before: Infinity, limit: 100 }), 10);
    deepEqual(await named(keys), []);
  }));

/** All a conversation can have. */
async function fill(store: Store, ref: ConversationRef): Promise<void> {
  const ids = await sayMany(store, ref, 12);
  const [asked = "", deleted = "", felt = ""] = ids;
  await store.append(say("!", { ...ref, from: author, answers: asked, page }));
  await store.append(say("look", { ...ref, quote: felt, question: true }));
  await store.change({ ...ref, id: deleted, kind: "delete" });
  await feel(store, { ...ref, id: felt }, 5);
  for (const person of [author, { kind: "reader", id: whisper } as const]) {
    await store.attention.see(person, { ...ref, seq: 13, at: 1 });
  }
  await store.desk.put({ ...ref, assignee: "a", snoozedUntil: 5, at: 1 });
  await store.notes.put({ ...ref, id: "n", by: author, text: "x", reader: whisper, at: 1 }, 9);
}

async function sayMany(store: Store, ref: ConversationRef, count: number): Promise<string[]> {
  const messages = Array.from({ length: count }, (_, n) => say(`${n}`, { ...ref, question: true }));
  for (const message of messages) await store.append(message);
  return messages.map(({ id }) => id);
}

async function feel(
  store: Store,
  ref: ConversationRef & { readonly id: string },
  count: number,
): Promise<void> {
  const react = { ...ref, kind: "react", emoji: "👍", on: true } as const;
  await Promise.all(
    Array.from(
      { length: count },
      (_, n) => store.change({ ...react, by: { kind: "reader", id: `reader-${n}`, name: "" } }),
    ),
  );
}

/** All keys but those of the log, in words. */
async function named(keys: () => Promise<readonly Deno.KvKey[]>): Promise<string[]> {
  return (await keys()).filter(([, name]) => name !== "log").map((key) => key.join(" "));
}
