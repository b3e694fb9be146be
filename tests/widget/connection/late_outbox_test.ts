import { deepEqual, equal } from "node:assert/strict";
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { LateOutbox } from "../../../widget/connection/late_outbox.ts";
import { journaled } from "../../../widget/connection/outbox/journal.ts";
import { outboxOver } from "../../../widget/connection/outbox/kept_outbox.ts";
import { entryOf, HeldEntries, HeldLink, plainStorage, settled } from "../stage/held_entries.ts";

function scene(
  { before = new Map<string, string>(), failing = 0 } = {},
) {
  const clock = new VirtualClock(2_000);
  const store = new HeldEntries();
  const link = new HeldLink();
  const loads = { count: 0 };
  const outbox = new LateOutbox({
    name: "outbox",
    storage: plainStorage(before),
    clock,
    load() {
      if (loads.count++ < failing) return Promise.reject(new TypeError("offline"));
      const journal = journaled(store, "outbox", plainStorage(before));
      return Promise.resolve(outboxOver(journal, { link, clock }));
    },
  });
  return { clock, store, link, loads, outbox, storage: before };
}

Deno.test("a first visit loads and stores nothing", async () => {
  const { outbox, loads, storage } = scene();
  deepEqual(await outbox.adopt(entryOf("a")), []);
  outbox.release(entryOf("a"));
  deepEqual([loads.count, storage.size], [0, 0]);
});

Deno.test("whoever begins to write loads the outbox, and still stores nothing", async () => {
  const { outbox, loads, storage } = scene();
  outbox.warm();
  outbox.warm();
  await settled();
  deepEqual([loads.count, storage.size], [1, 0]);
});

Deno.test("what is said before the outbox is there is kept once it is", async () => {
  const { outbox, store, storage, link } = scene();
  await outbox.adopt(entryOf("a"));
  outbox.keep(entryOf("a"));
  outbox.keep(entryOf("b"));
  outbox.remove("a");
  await settled();
  deepEqual([[...store.entries.keys()], storage.size], [["b"], 1]);
  // The conversation sends it: it was adopted before.
  link.become("online");
  await settled();
  deepEqual(link.ids, []);
});

Deno.test("an outbox that did not load is loaded by the next message, with what came before", async () => {
  const { outbox, store } = scene({ failing: 1 });
  outbox.keep(entryOf("a"));
  await settled();
  equal(store.entries.size, 0);
  outbox.keep(entryOf("b"));
  await settled();
  deepEqual([...store.entries.keys()], ["a", "b"]);
});

Deno.test("what is said stands in the browser at once, before the outbox is there", async () => {
  const first = scene({ failing: 9 });
  first.outbox.keep(entryOf("a"));
  first.outbox.keep(entryOf("b", { at: 1_001 }));
  first.outbox.remove("b");
  // The page is closed; the database never had it.
  const { outbox } = scene({ before: first.storage });
  deepEqual((await outbox.adopt(entryOf("a"))).map(({ message }) => message.id), ["a"]);
});

Deno.test("whoever has written here before is given what is left", async () => {
  const first = scene();
  first.outbox.keep(entryOf("a"));
  await settled();
  const { outbox, store } = scene({ before: first.storage });
  for (const [id, entry] of first.store.entries) store.entries.set(id, entry);
  deepEqual((await outbox.adopt(entryOf("a"))).map(({ message }) => message.id), ["a"]);
});

Deno.test("a conversation does not wait for ever for what is left", async () => {
  const { outbox, clock } = scene({ before: new Map([["outbox", "1"]]), failing: 1 });
  const left = outbox.adopt(entryOf("a"));
  await settled();
  clock.advance(3_000);
  deepEqual(await left, []);
});

Deno.test("what is found after the conversation has stopped waiting is sent all the same", async () => {
  const first = scene();
  first.outbox.keep(entryOf("a"));
  await settled();
  const { outbox, store, clock, link } = scene({ before: first.storage, failing: 1 });
  for (const [id, entry] of first.store.entries) store.entries.set(id, entry);
  const left = outbox.adopt(entryOf("a"));
  await settled();
  clock.advance(3_000);
  deepEqual(await left, []);
  outbox.warm();
  await settled();
  link.become("online");
  await settled();
  deepEqual(link.ids, ["a"]);
});

Deno.test("whoever is forgotten leaves nothing", async () => {
  const { outbox, store, storage } = scene();
  outbox.keep(entryOf("a"));
  outbox.clear();
  await settled();
  deepEqual([store.entries.size, storage.size], [0, 0]);
});
