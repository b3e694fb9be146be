/**
 * What every store must do with what is kept no longer, sentence by sentence of
 * `server/storage/port/life_store.ts`.
 *
 * @module
 */
import { deepEqual, equal, notEqual } from "node:assert/strict";
import type { Store } from "../../server/storage/store.ts";
import { roomId } from "../../shared/chat/id.ts";
import { ROOM, say } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

const READER = { kind: "reader", id: "reader-1", name: "" } as const;

/** Registers the tests of a {@linkcode Store}'s life. */
export function testLife(test: TestRule): void {
  test("the rooms that were spoken in are listed, also those of whispers alone", async (store) => {
    deepEqual(await store.life.rooms(), []);
    await store.append(say("b", { room: roomId("/b") }));
    await store.append(say("a", { room: roomId("/a", "blog"), whisper: "reader-1" }));
    deepEqual(await store.life.rooms(), ["blog/a", "default/b"]);
    await store.life.erase({ room: roomId("/b"), limit: 9 });
    await store.life.erase({ room: roomId("/a", "blog"), whisper: "reader-1", limit: 9 });
    deepEqual(await store.life.rooms(), []);
  });

  test("the conversations of a room are listed, the public one first", async (store) => {
    deepEqual(await store.life.conversations(ROOM), []);
    await store.append(say("b", { whisper: "reader-2" }));
    await store.append(say("a", { whisper: "reader-1" }));
    await store.append(say("open"));
    await store.append(say("elsewhere", { room: roomId("/other"), whisper: "reader-3" }));
    deepEqual(await store.life.conversations(ROOM), [
      { room: ROOM },
      { room: ROOM, whisper: "reader-1" },
      { room: ROOM, whisper: "reader-2" },
    ]);
  });

  test("messages older than a moment are removed, the oldest first, so many at a time", async (store) => {
    await speak(store, [10, 20, 30, 40]);
    equal(await store.life.expire({ room: ROOM, before: 31, limit: 2 }), 2);
    deepEqual(await seqs(store), [3, 4]);
    equal(await store.life.expire({ room: ROOM, before: 31, limit: 2 }), 1);
    deepEqual(await seqs(store), [4]);
    equal(await store.life.expire({ room: ROOM, before: 31, limit: 2 }), 0);
    equal(await store.life.expire({ room: roomId("/other"), before: 99, limit: 2 }), 0);
  });

  test("a room of which no message is left takes no place in lists", async (store) => {
    const other = roomId("/other");
    await store.append(say("stays", { room: other, at: 50 }));
    await speak(store, [10]);
    await store.life.expire({ room: ROOM, before: 40, limit: 9 });
    deepEqual((await store.rooms({ limit: 1 })).map(({ room }) => room), [other]);
  });

  test("what was sent at that moment is kept, and all behind a younger message", async (store) => {
    await speak(store, [10, 30, 20, 40]);
    equal(await store.life.expire({ room: ROOM, before: 30, limit: 9 }), 1);
    deepEqual(await seqs(store), [2, 3, 4]);
  });

  test("a conversation counts on after its messages were removed, and says what is gone", async (store) => {
    await speak(store, [10, 20]);
    const { epoch } = await store.page({ room: ROOM, limit: 9 });
    const felt = { kind: "react", by: READER, emoji: "👍", on: true } as const;
    const [first, second] = (await store.page({ room: ROOM, limit: 9 })).messages;
    await store.change({ room: ROOM, id: first?.id ?? "", ...felt });
    await store.change({ room: ROOM, id: second?.id ?? "", kind: "question", state: "answered" });
    await store.change({ room: ROOM, id: first?.id ?? "", kind: "ask" });
    equal(await store.life.expire({ room: ROOM, before: 20, limit: 9 }), 1);
    const page = await store.page({ room: ROOM, limit: 9 });
    deepEqual([page.firstSeq, page.lastSeq, page.rev, page.goneRev], [2, 2, 5, 5]);
    deepEqual(page.questions, { open: 0, answered: 1 });
    equal(await store.life.expire({ room: ROOM, before: 99, limit: 9 }), 1);
    const empty = await store.page({ room: ROOM, limit: 9 });
    deepEqual(
      [empty.epoch, empty.firstSeq, empty.lastSeq, empty.rev, empty.goneRev, empty.messages],
      [epoch, 0, 2, 5, 5, []],
    );
    deepEqual(empty.questions, { open: 0, answered: 0 });
    deepEqual(await store.rooms({ limit: 9 }), []);
    await store.append(say("again", { at: 100 }));
    deepEqual(await seqs(store), [3]);
  });

  test("what quotes a message that was removed quotes nothing any more", async (store) => {
    const old = say("old", { at: 10 });
    await store.append(old);
    await store.append(say("why?", { at: 20, quote: old.id }));
    await store.life.expire({ room: ROOM, before: 20, limit: 9 });
    const { messages } = await store.page({ room: ROOM, limit: 9 });
    deepEqual(messages.map(({ quote }) => quote), [undefined]);
    equal(await store.message({ room: ROOM }, old.id), undefined);
  });

  test("a whisper that has no message left is forgotten; others and the room are not", async (store) => {
    await store.append(say("old", { at: 10, whisper: "reader-1" }));
    await store.append(say("old", { at: 10, whisper: "reader-2" }));
    await store.append(say("new", { at: 30, whisper: "reader-2" }));
    await store.append(say("elsewhere", { at: 10, room: roomId("/other") }));
    equal(await store.life.expire({ room: ROOM, before: 20, limit: 9 }), 2);
    const page = (whisper: string) => store.page({ room: ROOM, whisper, limit: 9 });
    deepEqual([(await page("reader-1")).epoch, (await page("reader-2")).firstSeq], ["", 2]);
    deepEqual((await store.whispers({ limit: 9 })).map(({ whisper }) => whisper), ["reader-2"]);
    equal((await store.page({ room: roomId("/other"), limit: 9 })).messages.length, 1);
    await store.append(say("back", { at: 40, whisper: "reader-1" }));
    deepEqual([(await page("reader-1")).lastSeq, (await page("reader-1")).rev], [1, 1]);
  });

  test("a conversation is erased so many messages at a time, and begins anew after it", async (store) => {
    const page = { title: "A post", url: "https://blog.example/a" };
    for (const at of [1, 2, 3]) await store.append(say("text", { at, page }));
    await store.append(say("whispered", { whisper: "reader-1" }));
    const { epoch } = await store.page({ room: ROOM, limit: 1 });
    deepEqual(await store.life.erase({ room: ROOM, limit: 2 }), { epoch, done: false });
    deepEqual(await seqs(store), [3]);
    deepEqual(await store.life.erase({ room: ROOM, limit: 2 }), { epoch, done: true });
    equal(await store.life.erase({ room: ROOM, limit: 2 }), undefined);
    const gone = await store.page({ room: ROOM, limit: 9 });
    deepEqual([gone.epoch, gone.lastSeq, gone.rev], ["", 0, 0]);
    deepEqual(await store.rooms({ limit: 9 }), []);
    deepEqual((await store.whispers({ limit: 9 })).map(({ page }) => page.url), [""]);
    await store.append(say("anew"));
    const anew = await store.page({ room: ROOM, limit: 9 });
    notEqual(anew.epoch, epoch);
    deepEqual([anew.lastSeq, anew.rev, anew.goneRev], [1, 1, 0]);
  });

  test("an erased whisper leaves other whispers and the room alone", async (store) => {
    await store.append(say("open"));
    for (const whisper of ["reader-1", "reader-2"]) await store.append(say("text", { whisper }));
    const { epoch } = await store.page({ room: ROOM, whisper: "reader-1", limit: 1 });
    const ref = { room: ROOM, whisper: "reader-1", limit: 1 };
    deepEqual(await store.life.erase(ref), { epoch, done: true });
    deepEqual((await store.whispers({ limit: 9 })).map(({ whisper }) => whisper), ["reader-2"]);
    deepEqual(await seqs(store), [1]);
  });

  test("where a room is goes with its last conversation, whichever that is", async (store) => {
    const page = { title: "A post", url: "https://blog.example/a?of=a-reader" };
    const ends = [
      () => store.life.erase({ room: ROOM, whisper: "reader-2", limit: 9 }),
      () => store.life.expire({ room: ROOM, before: Infinity, limit: 9 }),
    ];
    for (const end of ends) {
      await store.append(say("a", { whisper: "reader-1", from: READER, page }));
      await store.append(say("b", { whisper: "reader-2" }));
      await store.life.erase({ room: ROOM, whisper: "reader-1", limit: 9 });
      deepEqual((await store.whispers({ limit: 9 }))[0]?.page, page);
      await end();
      await store.append(say("c", { whisper: "reader-3" }));
      deepEqual((await store.whispers({ limit: 9 }))[0]?.page, { title: "", url: "" });
      await store.life.erase({ room: ROOM, whisper: "reader-3", limit: 9 });
    }
  });

  test("of an erased message nothing tells whose it was", async (store) => {
    const from = { kind: "reader", id: "reader-1", name: "Kim" } as const;
    const message = say("secret", { from, question: true });
    await store.append(message);
    const ref = { room: ROOM, id: message.id };
    await store.change({ ...ref, kind: "react", by: from, emoji: "👍", on: true });
    const { id, room, at } = message;
    const bare = { kind: "reader", id: "", name: "" };
    const place = { room, id, seq: 1, from: bare, text: "", at, deleted: true };
    deepEqual(await store.change({ ...ref, kind: "erase" }), {
      kind: "changed",
      message: { ...place, rev: 3 },
    });
    deepEqual((await store.change({ ...ref, kind: "erase" })).kind, "unchanged");
    deepEqual((await store.change({ ...ref, kind: "delete" })).kind, "unchanged");
    equal((await store.append(message)).kind, "id-taken");
    deepEqual((await store.page({ room, limit: 1 })).questions, { open: 0, answered: 0 });
  });

  test("a message that was deleted before is erased too", async (store) => {
    const message = say("secret");
    await store.append(message);
    const ref = { room: ROOM, id: message.id };
    await store.change({ ...ref, kind: "delete" });
    equal((await store.change({ ...ref, kind: "erase" })).kind, "changed");
    equal((await store.message({ room: ROOM }, message.id))?.from.id, "");
  });
}

/** Says something at each moment. */
async function speak(store: Store, moments: readonly number[]): Promise<void> {
  for (const at of moments) await store.append(say("text", { at }));
}

async function seqs(store: Store): Promise<readonly number[]> {
  return (await store.page({ room: ROOM, limit: 100 })).messages.map(({ seq }) => seq);
}
