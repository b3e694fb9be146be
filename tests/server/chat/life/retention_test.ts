/**
 * Messages are removed to the day, every hour, in small parts.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { Retention } from "../../../../server/chat/life/retention.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { random, START_MS } from "../../../helper/chat.ts";
import { ROOM, say } from "../../../helper/new_message.ts";
import { newStore, storesAtRest } from "../../../helper/new_store.ts";

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

function retention(days: number | undefined) {
  const store = newStore({ random });
  const clock = new VirtualClock(START_MS);
  const faults: unknown[] = [];
  const job = new Retention({
    store,
    clock,
    daysOf: (room) => room === ROOM ? days : undefined,
    report: (fault) => faults.push(fault),
  });
  const kept = async (room = ROOM) =>
    (await store.page({ room, limit: 100 })).messages.map(({ text }) => text);
  return { store, clock, faults, job, kept };
}

/** Resolves once all that can be done without time passing is done. */
function settled(): Promise<void> {
  return storesAtRest();
}

Deno.test("a room keeps its messages for so many days, and not an instant longer", async () => {
  const { store, job, kept } = retention(30);
  await store.append(say("too old", { at: START_MS - 30 * DAY_MS - 1 }));
  await store.append(say("just in time", { at: START_MS - 30 * DAY_MS }));
  await store.append(say("elsewhere", { at: 0, room: roomId("/other") }));
  equal(await job.run(), 1);
  deepEqual(await kept(), ["just in time"]);
  deepEqual(await kept(roomId("/other")), ["elsewhere"]);
});

Deno.test("authors' notes in a room are kept as long as its messages", async () => {
  const { store, job } = retention(30);
  await store.append(say("young", { at: START_MS }));
  const by = { kind: "author", id: "a", name: "Author" } as const;
  for (const [id, at] of [["old", START_MS - 30 * DAY_MS - 1], ["new", START_MS]] as const) {
    await store.notes.put({ room: ROOM, id, by, text: id, at }, 9);
  }
  await job.run();
  deepEqual((await store.notes.of({ room: ROOM })).map(({ id }) => id), ["new"]);
});

Deno.test("it is told in which rooms something was removed, and only in those", async () => {
  const { store, clock } = retention(1);
  const told: string[] = [];
  const onRemoved = (room: string) => told.push(room);
  const job = new Retention({ store, clock, daysOf: () => 1, report: () => {}, onRemoved });
  await store.append(say("old", { at: 0 }));
  await store.append(say("new", { room: roomId("/other"), at: START_MS }));
  await job.run();
  await job.run();
  deepEqual(told, [ROOM]);
});

Deno.test("a room that keeps its messages for ever loses none", async () => {
  const { store, job, kept } = retention(undefined);
  await store.append(say("old", { at: 0 }));
  equal(await job.run(), 0);
  deepEqual(await kept(), ["old"]);
});

Deno.test("more than one part of old messages is removed in one go", async () => {
  const { store, job, kept } = retention(1);
  for (let n = 0; n < 450; n++) await store.append(say("old", { at: n }));
  equal(await job.run(), 450);
  deepEqual(await kept(), []);
});

Deno.test("a message that waits for an author is kept no longer than others", async () => {
  const { store, job } = retention(1);
  const from = { kind: "reader", id: "reader-1", name: "" } as const;
  for (const [id, at] of [["old", 0], ["young", START_MS]] as const) {
    const held = { room: ROOM, id, from, text: id, at };
    await store.held.hold(held, { ofReader: 9, ofSite: 9 });
  }
  equal(await job.run(), 1);
  deepEqual((await store.held.all()).map(({ id }) => id), ["young"]);
});

Deno.test("retention runs at the start and every hour until it is stopped", async () => {
  const { store, clock, job, kept } = retention(1);
  await store.append(say("old", { at: START_MS - 2 * DAY_MS }));
  await store.append(say("young", { at: START_MS - DAY_MS + HOUR_MS / 2 }));
  job.start();
  await settled();
  deepEqual(await kept(), ["young"]);
  clock.advance(HOUR_MS);
  await settled();
  deepEqual(await kept(), []);
  await job.stop();
  equal(clock.pending, 0);
});

Deno.test("retention that fails is reported, and tried again an hour later", async () => {
  const { store, clock, faults } = retention(1);
  let attempts = 0;
  const job = new Retention({
    store,
    clock,
    daysOf: () => undefined,
    finish: () => ++attempts === 1 ? Promise.reject(new Error("full")) : Promise.resolve(),
    report: (fault) => faults.push(fault),
  });
  job.start();
  await settled();
  clock.advance(HOUR_MS);
  await settled();
  deepEqual([attempts, faults.map(String)], [2, ["Error: full"]]);
  await job.stop();
});
