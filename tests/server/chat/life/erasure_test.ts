/**
 * What is erased is gone from everywhere, is told, and stays gone.
 *
 * @module
 */
import { deepEqual, equal, rejects } from "node:assert/strict";
import { Erasures } from "../../../../server/chat/life/erasure.ts";
import { ReaderSessions } from "../../../../server/chat/reader/reader_sessions.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { type Committed, type Store, StoreError } from "../../../../server/storage/store.ts";
import type { ErasedEvent } from "../../../../shared/chat/erased.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { random, refusedAs, START_MS } from "../../../helper/chat.ts";
import { ROOM, say } from "../../../helper/new_message.ts";
import { newStore } from "../../../helper/new_store.ts";

const MINE = { kind: "reader", id: "reader-1", name: "Kim" } as const;
const OTHER = { kind: "reader", id: "reader-2", name: "" } as const;
/** How far apart the clocks of instances may be. */
const CLOCKS_MS = 2 * 60 * 60_000;
const AUTHOR = { kind: "author", id: "owner", name: "Author" } as const;

function erasing() {
  const store = newStore({ random });
  const readerSessions = new ReaderSessions();
  const clock = new VirtualClock(START_MS);
  const told: ErasedEvent[] = [];
  const ended: string[] = [];
  const options = { store, readerSessions, clock, report: () => {} };
  const erasures = new Erasures(options);
  erasures.onErased((event) => told.push(event));
  readerSessions.onEnded((isMeant) => ended.push(...["reader-1", "reader-2"].filter(isMeant)));
  return { store, clock, options, erasures, told, ended };
}

Deno.test("of an erased reader only places are left, which name nobody, and everybody hears of it", async () => {
  const { store, erasures, told, ended } = erasing();
  const elsewhere = roomId("/other");
  const theirs = say("theirs", { from: OTHER });
  await store.append(theirs);
  for (let n = 0; n < 205; n++) await store.append(say(`secret ${n}`, { from: MINE }));
  await store.append(say("secret", { from: MINE, room: elsewhere }));
  for (const whisper of ["reader-1", "reader-2"]) {
    await store.append(say("secret?", { from: { ...OTHER, id: whisper }, whisper }));
    await store.append(say("secret!", { from: AUTHOR, whisper }));
  }
  const felt = { room: ROOM, id: theirs.id, kind: "react", emoji: "👍", on: true } as const;
  for (const by of [MINE, OTHER]) await store.change({ ...felt, by });
  const { epoch } = await store.page({ room: ROOM, whisper: "reader-1", limit: 1 });
  const heard: Committed[] = [];
  store.follow((committed) => heard.push(committed));

  await erasures.eraseReader("reader-1");
  deepEqual(await store.traces.written({ reader: "reader-1", after: 0, limit: 9 }), {
    messages: [],
  });
  deepEqual(await store.traces.felt({ reader: "reader-1", limit: 9 }), []);
  const page = await store.page({ room: ROOM, limit: 100 });
  equal(page.messages.every(({ deleted, from }) => deleted && from.id === "" && !from.name), true);
  const kept = await store.message({ room: ROOM }, theirs.id);
  deepEqual([kept?.text, kept?.reactions?.[0]?.by], ["theirs", ["reader-2"]]);
  equal((await store.page({ room: elsewhere, limit: 1 })).messages[0]?.deleted, true);
  deepEqual(told, [{ type: "erased", room: ROOM, whisper: "reader-1", epoch }]);
  deepEqual((await store.whispers({ limit: 9 })).map(({ whisper }) => whisper), ["reader-2"]);
  deepEqual([heard.length, ended], [207, ["reader-1"]]);
  const [erasure] = await store.erasures.all();
  deepEqual([erasure?.at, erasure?.reader], [START_MS, undefined]);
  equal(JSON.stringify([page, erasure, heard.at(-1)]).includes("reader-1"), false);
});

Deno.test("what was issued to a reader before they were erased counts no longer, by whichever clock", async () => {
  const { options, erasures } = erasing();
  equal(erasures.hasErased("reader-1", START_MS), false);
  equal(erasures.countsFrom("reader-1"), 0);
  await erasures.eraseReader("reader-1");
  const back = START_MS + CLOCKS_MS;
  for (const each of [erasures, new Erasures(options)]) {
    await each.load();
    equal(each.hasErased("reader-1", back - 1), true);
    equal(each.hasErased("reader-1", back), false, "what they get when they come back");
    deepEqual([each.countsFrom("reader-1"), each.countsFrom("reader-2")], [back, 0]);
    equal(each.hasErased("reader-2", START_MS), false);
  }
  await erasures.eraseReader("reader-1");
  equal(erasures.hasErased("reader-1", back), true);
});

Deno.test("an erasure is later than the one before, also by a clock that is behind", async () => {
  const { options, erasures } = erasing();
  await erasures.eraseReader("reader-1");
  const behind = new Erasures({ ...options, clock: new VirtualClock(START_MS - 3_600_000) });
  await behind.load();
  await behind.eraseReader("reader-1");
  equal((await options.store.erasures.all())[0]?.at, START_MS + 1);
});

Deno.test("an erasure that was begun is finished after a restart", async () => {
  const { store, options, erasures } = erasing();
  await store.append(say("secret", { from: MINE }));
  const forget = store.forget.bind(store);
  store.forget = () => Promise.reject(new StoreError("full", "no space"));
  await rejects(erasures.eraseReader("reader-1"), refusedAs("not-stored"));
  equal((await store.erasures.all())[0]?.reader, "reader-1");

  const later = new Erasures(options);
  await later.load();
  await rejects(later.finishBegun(), { code: "full" });
  store.forget = forget;
  await later.finishBegun();
  equal((await store.erasures.all())[0]?.reader, undefined);
  store.forget = () => Promise.reject(new Error("asked again"));
  await later.finishBegun();
});

Deno.test("what a reader sent while they were erased is erased too", async () => {
  const { store, erasures } = erasing();
  const forget = store.forget.bind(store);
  store.forget = async (reader) => {
    await store.append(say("late secret", { from: MINE }));
    await forget(reader);
  };
  await erasures.eraseReader("reader-1");
  deepEqual((await store.page({ room: ROOM, limit: 9 })).messages.map(({ text }) => text), [""]);
});

Deno.test("an erased room is gone with its whispers, and each is told", async () => {
  const { store, erasures, told } = erasing();
  for (let n = 0; n < 205; n++) await store.append(say("open"));
  await store.append(say("whispered", { whisper: "reader-1" }));
  await store.append(say("elsewhere", { room: roomId("/other") }));
  equal(await erasures.eraseRoom(ROOM), true);
  deepEqual(told.map(({ whisper }) => whisper), [undefined, "reader-1"]);
  deepEqual(await store.life.conversations(ROOM), []);
  deepEqual((await store.rooms({ limit: 9 })).map(({ room }) => room), [roomId("/other")]);
  equal(await erasures.eraseRoom(ROOM), false);
});

Deno.test("what waits to be let into an erased room is gone too", async () => {
  const { store, erasures } = erasing();
  for (const room of [ROOM, roomId("/other")]) {
    const held = { room, id: "held-message", from: MINE, text: "waits", at: START_MS };
    await store.held.hold(held, { ofReader: 9, ofSite: 9 });
  }
  equal(await erasures.eraseRoom(ROOM), true);
  deepEqual((await store.held.all()).map(({ room }) => room), [roomId("/other")]);
});

Deno.test("an erased whisper is gone, and nothing else is", async () => {
  const { store, erasures } = erasing();
  for (const whisper of ["reader-1", "reader-2"]) await store.append(say("x", { whisper }));
  await store.append(say("open"));
  const ref = { room: ROOM, whisper: "reader-1" };
  deepEqual([await erasures.eraseWhisper(ref), await erasures.eraseWhisper(ref)], [true, false]);
  deepEqual(await store.life.conversations(ROOM), [
    { room: ROOM },
    { room: ROOM, whisper: "reader-2" },
  ]);
});

Deno.test("what waits for an erased room, or of an erased reader, is gone with them", async () => {
  const { store, erasures } = erasing();
  const bounds = { ofReader: 9, ofSite: 9 };
  const elsewhere = roomId("/other");
  for (const message of [say("a", { from: MINE }), say("b", { from: MINE, room: elsewhere })]) {
    await store.held.hold(message, bounds);
  }
  equal(await erasures.eraseRoom(ROOM), true);
  deepEqual((await store.held.all()).map(({ text }) => text), ["b"]);
  await erasures.eraseReader(MINE.id);
  deepEqual(await store.held.all(), []);
});

Deno.test("who has written while they were erased attends nothing afterwards", async () => {
  const { store, options } = erasing();
  const calls: string[] = [];
  const late: Store = new Proxy<Store>(store, {
    get(target, name) {
      if (name === "forget") {
        return async (reader: string) => {
          await target.forget(reader);
          calls.push("forgotten");
          await target.append(say("late", { from: MINE }));
        };
      }
      if (name === "attention") {
        return { forget: (reader: string) => Promise.resolve(calls.push(reader)) };
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  await new Erasures({ ...options, store: late }).eraseReader("reader-1");
  deepEqual(calls, ["forgotten", "reader-1"]);
  equal((await store.page({ room: ROOM, limit: 1 })).messages[0]?.deleted, true);
});
