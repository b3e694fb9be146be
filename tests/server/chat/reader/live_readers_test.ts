import { deepEqual, equal, rejects } from "node:assert/strict";
import { LiveReaders } from "../../../../server/chat/reader/live_readers.ts";
import type { Sender } from "../../../../shared/chat/event.ts";

const named = (name: string): Sender => ({ kind: "reader", id: "r1", name });

Deno.test("all who hold a reader's card see who they are now", async () => {
  const live = new LiveReaders();
  let loads = 0;
  const load = () => Promise.resolve(named(`loaded ${++loads}`));
  const cards = await Promise.all([live.open("r1", load), live.open("r1", load)]);
  deepEqual(cards.map(({ sender }) => sender.name), ["loaded 1", "loaded 1"]);
  live.update(named("Kim"));
  const later = await live.open("r1", load);
  deepEqual([...cards, later].map(({ sender }) => sender.name), ["Kim", "Kim", "Kim"]);
  equal(loads, 1);
  live.update({ kind: "reader", id: "nobody", name: "Lee" });
  const other = await live.open("r2", () => Promise.resolve({ ...named("Lee"), id: "r2" }));
  equal(other.sender.name, "Lee");
  equal(later.sender.name, "Kim");
});

Deno.test("a change while a card is being read is not undone by what was read before", async () => {
  const live = new LiveReaders();
  const read = Promise.withResolvers<Sender>();
  const opening = live.open("r1", () => read.promise);
  live.update(named("new"));
  read.resolve(named("old"));
  equal((await opening).sender.name, "new");
});

Deno.test("a card that could not be read is read again by the next", async () => {
  const live = new LiveReaders();
  await rejects(live.open("r1", () => Promise.reject(new Error("disk"))), /disk/);
  equal((await live.open("r1", () => Promise.resolve(named("Kim")))).sender.name, "Kim");
});
