/**
 * What every store must do with attention, sentence by sentence of
 * `server/storage/port/attention_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { Person } from "../../server/storage/port/attention_store.ts";
import type { NewMessage, Store } from "../../server/storage/store.ts";
import { MAX_COUNTED_UNREAD } from "../../shared/limit.ts";
import { roomId } from "../../shared/chat/id.ts";
import { ROOM, say } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

const OTHER_ROOM = roomId("/posts/second");
const AT = 1_700_000_000_000;
const reader = person("reader", "reader-1");
const other = person("reader", "reader-2");
const author = person("author", "author-1");
const second = person("author", "author-2");

/** Registers the tests of attention. */
export function testAttention(test: TestRule): void {
  test("a reader attends a room from their first message there on", async (store) => {
    await put(store, author);
    await saying(store, other, "before");
    deepEqual(await unseenBy(store, reader), []);
    await saying(store, reader, "mine");
    deepEqual(await unseenBy(store, reader), [[ROOM, undefined, 2, []]]);
    await saying(store, other, "after");
    await saying(store, author, "answer");
    await saying(store, reader, "mine again");
    deepEqual(await unseenBy(store, reader), [[ROOM, undefined, 2, [3, 4]]]);
  });

  test("nothing is kept of what a reader sees where they do not attend", async (store) => {
    await saying(store, other, "hello");
    const mark = { room: ROOM, seq: 1, at: AT };
    deepEqual(await store.attention.see(reader, mark), { kind: "unattended" });
    deepEqual(await store.attention.marks(reader, { room: ROOM }), { seen: 0, seenByOther: 0 });
  });

  test("a mark rises, and never falls", async (store) => {
    await saying(store, reader, "one");
    for (const text of ["two", "three", "four"]) await saying(store, other, text);
    const see = (seq: number) => store.attention.see(reader, { room: ROOM, seq, at: AT });
    deepEqual(await see(3), { kind: "seen", room: ROOM, seen: 3, unseen: [4] });
    deepEqual(await see(3), { kind: "unchanged", room: ROOM, seen: 3, unseen: [4] });
    deepEqual(await see(2), { kind: "unchanged", room: ROOM, seen: 3, unseen: [4] });
    deepEqual(await see(4), { kind: "seen", room: ROOM, seen: 4, unseen: [] });
    deepEqual(await store.attention.marks(reader, { room: ROOM }), { seen: 4, seenByOther: 0 });
  });

  test("what was never said is not seen, nor what was said in another epoch", async (store) => {
    await saying(store, reader, "one");
    await saying(store, other, "two");
    const none = { kind: "not-found" };
    const { epoch } = await store.page({ room: ROOM, limit: 1 });
    const marks = [
      { room: ROOM, seq: 3, at: AT },
      { room: ROOM, seq: 2, at: AT, epoch: "another" },
      { room: OTHER_ROOM, seq: 1, at: AT },
      { room: ROOM, whisper: "reader-1", seq: 1, at: AT },
    ];
    for (const mark of marks) {
      deepEqual(await store.attention.see(reader, mark), none);
      deepEqual(await store.attention.see(author, mark), none);
    }
    equal((await store.attention.see(reader, { room: ROOM, seq: 2, at: AT, epoch })).kind, "seen");
  });

  test("a reader attends their own whispers, also one that an author began", async (store) => {
    await put(store, author);
    await saying(store, author, "hello", { whisper: reader.id });
    deepEqual(await unseenBy(store, reader), [[ROOM, reader.id, 0, [1]]]);
    await saying(store, reader, "yes?", { whisper: reader.id });
    deepEqual(await unseenBy(store, reader), [[ROOM, reader.id, 0, [1]]]);
    deepEqual(await unseenBy(store, other), []);
  });

  test("the two sides of a whisper know how far the other has seen it", async (store) => {
    await put(store, author);
    await put(store, second);
    const ref = { room: ROOM, whisper: reader.id };
    for (const text of ["one", "two", "three"]) await saying(store, reader, text, ref);
    await saying(store, author, "four", ref);
    const sees = (who: Person, seq: number) => store.attention.see(who, { ...ref, seq, at: AT });
    await sees(author, 2);
    await sees(second, 3);
    await sees(author, 1);
    deepEqual(await store.attention.marks(reader, ref), { seen: 0, seenByOther: 3 });
    deepEqual(await store.attention.marks(author, ref), { seen: 2, seenByOther: 0 });
    await sees(reader, 4);
    equal((await store.attention.marks(second, ref)).seenByOther, 4);
    // In the open there are not two sides.
    await saying(store, reader, "aloud");
    await store.attention.see(author, { room: ROOM, seq: 1, at: AT });
    equal((await store.attention.marks(reader, { room: ROOM })).seenByOther, 0);
  });

  test("an author attends every conversation from their account on", async (store) => {
    await put(store, author);
    await saying(store, reader, "one");
    await put(store, second);
    await saying(store, reader, "two");
    await saying(store, author, "three");
    await saying(store, other, "softly", { whisper: other.id, room: OTHER_ROOM });
    const whisper = [OTHER_ROOM, other.id, 0, [1]];
    deepEqual(await unseenBy(store, author), [whisper, [ROOM, undefined, 0, [1, 2]]]);
    deepEqual(await unseenBy(store, second), [whisper, [ROOM, undefined, 1, [2, 3]]]);
    await store.attention.see(author, { room: ROOM, seq: 3, at: AT });
    deepEqual(await unseenBy(store, author), [whisper]);
    deepEqual(await store.attention.marks(author, { room: ROOM }), { seen: 3, seenByOther: 0 });
    equal((await unseenBy(store, second)).length, 2);
    // A new name makes no new account.
    await put(store, second);
    await saying(store, other, "four");
    deepEqual(await unseenBy(store, author), [[ROOM, undefined, 3, [4]], whisper]);
  });

  test("what came before an author's account is not before them, also when they have seen a part", async (store) => {
    for (const text of ["one", "two", "three"]) await saying(store, reader, text);
    await put(store, author);
    const seen = await store.attention.see(author, { room: ROOM, seq: 1, at: AT });
    deepEqual(seen, { kind: "seen", room: ROOM, seen: 3, unseen: [] });
    deepEqual(await unseenBy(store, author), []);
    await saying(store, reader, "four");
    deepEqual(await unseenBy(store, author), [[ROOM, undefined, 3, [4]]]);
  });

  test("an author who has seen a part still has the rest before them", async (store) => {
    await put(store, author);
    for (const text of ["one", "two", "three"]) await saying(store, reader, text);
    const seen = await store.attention.see(author, { room: ROOM, seq: 2, at: AT });
    deepEqual(seen, { kind: "seen", room: ROOM, seen: 2, unseen: [3] });
    deepEqual(await unseenBy(store, author), [[ROOM, undefined, 2, [3]]]);
  });

  test("what is deleted is no longer unseen", async (store) => {
    await saying(store, reader, "one");
    const id = await saying(store, other, "two");
    await saying(store, other, "three");
    await store.change({ room: ROOM, id, kind: "delete" });
    deepEqual(await unseenBy(store, reader), [[ROOM, undefined, 1, [3]]]);
  });

  test("a reader attends the room their whisper is published in", async (store) => {
    const id = await saying(store, reader, "softly", { whisper: reader.id });
    const ref = { room: ROOM, whisper: reader.id, id };
    await store.change({ ...ref, kind: "consent", allow: true });
    await store.publish({ ...ref, as: say("").id, at: AT });
    await saying(store, author, "aloud");
    deepEqual(await unseenBy(store, reader), [
      [ROOM, undefined, 1, [2]],
      [ROOM, reader.id, 0, []],
    ]);
  });

  test("what is put back from an archive is no news; what comes after it is", async (store) => {
    await put(store, author);
    const page = { title: "", url: "" };
    const messages = ["one", "two"].map((text, n) => {
      const { id, from, at } = say(text);
      return { message: { id, from, at, text, seq: n + 1, rev: n + 1 }, feelings: [] };
    });
    const refs = [{ room: ROOM }, { room: ROOM, whisper: reader.id }];
    for (const ref of refs) {
      const head = { ...ref, epoch: "epoch", lastSeq: 2, rev: 2, goneRev: 0, page };
      equal(await store.archive.reopen(head), "added");
      equal((await store.archive.restore({ ...ref, messages })).added, 2);
    }
    for (const who of [reader, author]) deepEqual(await unseenBy(store, who), []);
    await saying(store, author, "three", { whisper: reader.id });
    await saying(store, other, "three");
    deepEqual(await unseenBy(store, reader), [[ROOM, reader.id, 2, [3]]]);
    deepEqual(await unseenBy(store, author), [[ROOM, undefined, 2, [3]]]);
  });

  test("only so many are counted, and so many conversations listed", async (store) => {
    await put(store, author);
    await saying(store, reader, "mine");
    await Promise.all(
      Array.from({ length: MAX_COUNTED_UNREAD + 1 }, (_, n) => saying(store, other, `${n}`)),
    );
    equal((await unseenBy(store, reader))[0]?.[3].length, MAX_COUNTED_UNREAD);
    for (const path of ["/a", "/b", "/c"]) {
      await saying(store, reader, "x", { room: roomId(path) });
      await saying(store, reader, "x", { room: roomId(path), whisper: reader.id });
    }
    const [a, b, c] = [roomId("/a"), roomId("/b"), roomId("/c")];
    for (const who of [reader, author]) {
      const listed = await store.attention.attended(who, { limit: 2 });
      deepEqual(listed.map(({ room, whisper }) => [room, whisper]), [
        [c, reader.id],
        [c, undefined],
        [b, reader.id],
        [b, undefined],
      ]);
    }
    equal(
      (await store.attention.attended(reader, { limit: 9 })).some(({ room }) => room === a),
      true,
    );
  });

  test("a reader who is forgotten attends nothing, and the others see no difference", async (store) => {
    await put(store, author);
    const ref = { room: ROOM, whisper: reader.id };
    await saying(store, reader, "aloud");
    await saying(store, other, "me too");
    await saying(store, reader, "softly", ref);
    await store.attention.see(author, { ...ref, seq: 1, at: AT });
    await store.attention.forget(reader.id);
    deepEqual(await unseenBy(store, reader), []);
    deepEqual(await store.attention.marks(author, ref), { seen: 1, seenByOther: 0 });
    deepEqual(await unseenBy(store, other), [[ROOM, undefined, 2, []]]);
  });

  test("of a reader of whom a room keeps no message, it keeps no mark either", async (store) => {
    await saying(store, reader, "one", { at: 1 });
    await saying(store, reader, "two", { at: 2 });
    await saying(store, other, "three", { at: 3 });
    const expire = (before: number) => store.life.expire({ room: ROOM, before, limit: 9 });
    await expire(2);
    deepEqual(await unseenBy(store, reader), [[ROOM, undefined, 1, [3]]]);
    await expire(3);
    deepEqual(await unseenBy(store, reader), []);
    deepEqual(await unseenBy(store, other), [[ROOM, undefined, 3, []]]);
    equal((await store.attention.see(reader, { room: ROOM, seq: 3, at: AT })).kind, "unattended");
    await saying(store, reader, "again");
    deepEqual(await unseenBy(store, reader), [[ROOM, undefined, 4, []]]);
  });

  test("of an author whose account is gone nothing is kept", async (store) => {
    await put(store, author);
    const ref = { room: ROOM, whisper: reader.id };
    for (const text of ["one", "two"]) await saying(store, reader, text, ref);
    await store.attention.see(author, { ...ref, seq: 1, at: AT });
    await store.deleteAuthor(author.id);
    deepEqual(await unseenBy(store, author), []);
    equal((await store.attention.marks(reader, ref)).seenByOther, 0);
    await put(store, author);
    deepEqual(await unseenBy(store, author), []);
  });

  test("readers and authors of the same id are not taken for each other", async (store) => {
    const twin = person("author", reader.id);
    await put(store, twin);
    await saying(store, reader, "one");
    deepEqual(await unseenBy(store, twin), [[ROOM, undefined, 0, [1]]]);
    await store.attention.see(twin, { room: ROOM, seq: 1, at: AT });
    await store.attention.forget(twin.id);
    await saying(store, twin, "two");
    equal((await store.attention.marks(twin, { room: ROOM })).seen, 2);
  });
}

function person(kind: Person["kind"], id: string): Person {
  return { kind, id };
}

function sender(of: Person): NewMessage["from"] {
  return { ...of, name: "" };
}

function put(store: Store, { id }: Person): Promise<void> {
  return store.putAuthor({ id, name: "", passwordHash: "", createdAt: 0 });
}

/** @returns the id of the message */
async function saying(
  store: Store,
  from: Person,
  text: string,
  fields: Partial<NewMessage> = {},
): Promise<string> {
  const message = say(text, { from: sender(from), ...fields });
  equal((await store.append(message)).kind, "stored");
  return message.id;
}

/** What somebody attends: room, whisper, up to where it is seen, what is not. */
async function unseenBy(store: Store, who: Person) {
  return (await store.attention.attended(who, { limit: 10 }))
    .map(({ room, whisper, seen, unseen }) => [room, whisper, seen, unseen] as const);
}
