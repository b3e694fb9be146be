import { deepEqual, equal } from "node:assert/strict";
import { UnreadCounts } from "../../../../server/chat/attention/unread.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import type { Person } from "../../../../server/storage/port/attention_store.ts";
import { StoreError } from "../../../../server/storage/store.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { MAX_COUNTED_UNREAD } from "../../../../shared/limit.ts";
import { random } from "../../../helper/chat.ts";
import { ROOM as room, say } from "../../../helper/new_message.ts";
import { newStore, storesAtRest } from "../../../helper/new_store.ts";

const other = roomId("/other");
const reader = { kind: "reader", id: "reader-1", name: "" } as const;
const second = { kind: "reader", id: "reader-2", name: "" } as const;
const author = { kind: "author", id: "author-1", name: "Author" } as const;

async function setUp() {
  const store = newStore({ random });
  await store.putAuthor({ id: author.id, name: "", passwordHash: "", createdAt: 0 });
  const clock = new VirtualClock(0);
  const told: unknown[] = [];
  let asked = 0;
  let closed = "";
  const attention = {
    attended: (...args: Parameters<typeof store.attention.attended>) => {
      asked++;
      return store.attention.attended(...args);
    },
  };
  const counts = new UnreadCounts({
    store: { attention },
    clock,
    notices: {
      unread: ({ id }, { total, conversation: { room, whisper, unread } }) =>
        told.push([id, whisper ?? room, unread, total]),
    },
    isClosed: (each) => each === closed,
    report: (fault) => told.push(fault.code),
  });
  const deafen = store.follow((committed) => counts.hear(committed));
  return {
    store,
    attention,
    /** Nothing of the store is heard any more. */
    deafen,
    clock,
    told,
    counts,
    asked: () => asked,
    close: (each: string) => closed = each,
    /** Lets answers of the store arrive, and all be told. */
    async settle() {
      await storesAtRest();
      clock.advance(1_000);
      return told.splice(0);
    },
  };
}

Deno.test("readers are told of the rooms they wrote in and of their whispers, authors of all", async () => {
  const { store, counts, settle, asked } = await setUp();
  await store.append(say("mine"));
  const people: readonly Person[] = [reader, second, author];
  for (const person of people) counts.follow(person, "1");
  equal(asked(), 3);
  await settle();
  await store.append(say("hello", { from: second }));
  await store.append(say("elsewhere", { from: second, room: other }));
  await store.append(say("softly", { whisper: second.id, from: author }));
  const last = new Map(
    (await settle() as string[][]).map(([id, where, ...n]) => [[id, where].join(), n]),
  );
  deepEqual(Object.fromEntries(last), {
    [[author.id, room].join()]: [2, 2],
    [[author.id, other].join()]: [1, 3],
    [[reader.id, room].join()]: [1, 1],
    [[second.id, second.id].join()]: [1, 1],
  });
  // However many follow, a message costs the store no question.
  equal(asked(), 3);
});

Deno.test("a reader who writes in a room is told of it from then on", async () => {
  const { store, counts, settle } = await setUp();
  counts.follow(reader, "1");
  await store.append(say("before", { from: second }));
  deepEqual(await settle(), []);
  await store.append(say("mine"));
  await store.append(say("after", { from: second }));
  deepEqual(await settle(), [[reader.id, room, 1, 1]]);
});

Deno.test("what comes while the store is asked is not lost", async () => {
  const { store, counts, settle } = await setUp();
  await store.append(say("mine"));
  counts.follow(reader, "1");
  await store.append(say("after", { from: second }));
  await settle();
  await store.append(say("again", { from: second }));
  deepEqual(await settle(), [[reader.id, room, 2, 2]]);
});

Deno.test("what was seen is told to those who follow, and nobody else", async () => {
  const { store, counts, settle } = await setUp();
  await store.append(say("mine"));
  await store.append(say("after", { from: second }));
  counts.seen({ person: reader, room, seq: 2 });
  counts.follow(reader, "1");
  counts.follow(reader, "2");
  await settle();
  counts.seen({ person: reader, room, seq: 2 });
  deepEqual(await settle(), [[reader.id, room, 0, 0]]);
});

Deno.test("what comes while a mark is on its way to the store stays unread", async () => {
  const { store, counts, settle } = await setUp();
  counts.follow(author, "desk");
  for (let n = 1; n <= 2; n++) await store.append(say(`${n}`));
  await settle();
  const seen = await store.attention.see(author, { room, seq: 1, at: 1 });
  // It is heard before the answer, which may not know of it.
  await store.append(say("3"));
  equal(seen.kind === "seen" && seen.unseen.includes(3), false);
  counts.seen({ person: author, room, seq: 1 });
  deepEqual(await settle(), [[author.id, room, 2, 2]]);
});

Deno.test("who follows no more costs nothing", async () => {
  const { store, counts, clock, settle, asked } = await setUp();
  await store.append(say("mine"));
  counts.follow(reader, "1");
  counts.follow(reader, "2");
  await settle();
  counts.leave(reader, "1");
  counts.leave(reader, "1");
  await store.append(say("one", { from: second }));
  equal((await settle()).length, 1);
  await store.append(say("two", { from: second }));
  counts.leave(reader, "2");
  counts.leave(reader, "unknown");
  equal(clock.pending, 0);
  await store.append(say("three", { from: second }));
  deepEqual((await settle()).length, 1);
  equal(asked(), 1);
});

Deno.test("where more was unread than is counted, the store is asked again after a deletion", async () => {
  const { store, counts, settle, asked } = await setUp();
  await store.append(say("mine"));
  counts.follow(reader, "1");
  await settle();
  const messages = Array.from(
    { length: MAX_COUNTED_UNREAD + 1 },
    (_, n) => say(`${n}`, { from: second }),
  );
  for (const message of messages) await store.append(message);
  const [first] = messages;
  await settle();
  await store.change({ room, id: first?.id ?? "", kind: "delete" });
  deepEqual((await settle()).at(-1), [reader.id, room, 100, 100]);
  equal(asked(), 2);
});

Deno.test("nothing is unread of a conversation that was erased", async () => {
  const { store, counts, settle } = await setUp();
  await store.append(say("mine"));
  await store.append(say("theirs", { from: second }));
  counts.follow(reader, "1");
  counts.follow(second, "1");
  await settle();
  counts.erased({ room: other });
  counts.erased({ room });
  deepEqual(await settle(), [[reader.id, room, 0, 0], [second.id, room, 0, 0]]);
});

Deno.test("what is kept no longer is no longer unread", async () => {
  const { store, counts, settle, asked } = await setUp();
  await store.append(say("mine", { at: 1 }));
  await store.append(say("theirs", { from: second, at: 2 }));
  await store.append(say("elsewhere", { room: other }));
  for (const person of [reader, author]) counts.follow(person, "1");
  await settle();
  const before = asked();
  await store.life.expire({ room, before: 9, limit: 9 });
  counts.recount(room);
  deepEqual((await settle()).sort(), [[author.id, room, 0, 1], [reader.id, room, 0, 0]]);
  equal(asked(), before + 2);
});

Deno.test("what is in a closed room is unread to no reader, who could not see it; to authors it is", async () => {
  const { store, counts, settle, close } = await setUp();
  await store.append(say("mine"));
  await store.append(say("theirs", { from: second }));
  for (const person of [reader, author]) counts.follow(person, "1");
  await settle();
  counts.roomsClosed();
  deepEqual(await settle(), []);
  close(room);
  counts.roomsClosed();
  deepEqual(await settle(), [[reader.id, room, 0, 0]]);
  equal((await counts.list(reader)).total, 0);
  await store.append(say("closing words", { from: second }));
  deepEqual(await settle(), [[author.id, room, 3, 3]]);
  close("");
  equal((await counts.list(reader)).total, 2);
});

Deno.test("who leaves while the store is asked is told nothing, and no timer stays", async () => {
  const { store, counts, clock, settle, told } = await setUp();
  await store.append(say("mine"));
  await store.append(say("theirs", { from: second }));
  counts.follow(reader, "1");
  await settle();
  counts.recount(room);
  counts.leave(reader, "1");
  await new Promise((resolve) => setTimeout(resolve));
  deepEqual([told, clock.pending], [[], 0]);
});

Deno.test("lists say how much is unread to the one who asks", async () => {
  const { store, counts } = await setUp();
  await store.append(say("mine"));
  await store.append(say("softly", { whisper: reader.id }));
  const rooms = await counts.onList(author, store.rooms({ limit: 9 }));
  deepEqual(rooms.map(({ room, unread }) => [room, unread]), [[room, 1]]);
  deepEqual((await counts.onList(reader, store.rooms({ limit: 9 })))[0]?.unread, 0);
  equal((await counts.list(author)).total, 2);
});

Deno.test("a store that cannot be asked is reported, and nothing wrong is told", async () => {
  const faults: string[] = [];
  const counts = new UnreadCounts({
    store: { attention: { attended: () => Promise.reject(new StoreError("full", "no space")) } },
    clock: new VirtualClock(0),
    notices: { unread: () => faults.push("told") },
    isClosed: () => false,
    report: ({ code }) => faults.push(code),
  });
  counts.follow(reader, "1");
  await new Promise((resolve) => setTimeout(resolve));
  counts.seen({ person: reader, room, seq: 1 });
  deepEqual(faults, ["full"]);
});

Deno.test("who follows while the store does not answer is told what is unread once it does", async () => {
  const { store, clock, attention, counts, told, settle } = await setUp();
  const { attended } = attention;
  attention.attended = () => Promise.reject(new StoreError("failed", "gone"));
  counts.follow(author, "desk");
  await store.append(say("1"));
  deepEqual(await settle(), ["failed"]);
  clock.advance(5_000);
  deepEqual(await settle(), ["failed"]);
  attention.attended = attended;
  clock.advance(5_000);
  deepEqual(await settle(), [[author.id, room, 1, 1]]);
  await store.append(say("2"));
  deepEqual(await settle(), [[author.id, room, 2, 2]]);

  attention.attended = () => Promise.reject(new StoreError("failed", "gone"));
  counts.recountAuthors();
  await store.append(say("3"));
  deepEqual(await settle(), ["failed"], "nothing that may be wrong");
  counts.leave(author, "desk");
  deepEqual([clock.pending, told], [0, []]);
});

Deno.test("what authors follow is counted anew where something may not have been heard", async () => {
  const { store, deafen, counts, settle } = await setUp();
  await store.append(say("1"));
  counts.follow(author, "desk");
  counts.follow(reader, "page");
  deepEqual(await settle(), []);
  deafen();
  await store.append(say("2", { room: other }));
  await store.attention.see(author, { room, seq: 1, at: 1 });
  counts.recountAuthors();
  deepEqual(await settle(), [[author.id, room, 0, 1], [author.id, other, 1, 1]]);
});

Deno.test("who asks while the store is asked what they follow gets the same answer, and no other call", async () => {
  const { store, counts, asked } = await setUp();
  await store.append(say("mine"));
  await store.append(say("theirs", { from: second }));
  counts.follow(reader, "s1");
  const list = await counts.list(reader);
  deepEqual([list.total, asked()], [1, 1]);
  // Later it is asked anew: something may not have been heard.
  deepEqual([(await counts.list(reader)).total, asked()], [1, 2]);
});
