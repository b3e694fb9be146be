import { deepEqual, equal } from "node:assert/strict";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import {
  MAX_AGE_MS,
  MAX_ENTRIES,
  outboxOver,
} from "../../../../widget/connection/outbox/kept_outbox.ts";
import { entryOf, HeldEntries, HeldLink, settled } from "../../stage/held_entries.ts";

function scene() {
  const store = new HeldEntries();
  const link = new HeldLink();
  const clock = new VirtualClock(2_000);
  return { store, link, clock, outbox: outboxOver(store, { link, clock }) };
}

Deno.test("outbox gives a conversation what it has left, in its order, also after a change", async () => {
  const { outbox } = scene();
  outbox.keep(entryOf("one"));
  outbox.keep(entryOf("two"));
  outbox.keep(entryOf("elsewhere", { path: "/b" }));
  outbox.keep(entryOf("one"));
  const left = await outbox.adopt(entryOf("one"));
  deepEqual(left.map(({ message }) => message.id), ["one", "two"]);
});

Deno.test("outbox sends what belongs to nobody as soon as its conversation is left", async () => {
  const { outbox, link } = scene();
  await outbox.adopt(entryOf("one"));
  outbox.keep(entryOf("one"));
  link.become("online");
  await settled();
  deepEqual(link.ids, []);
  outbox.release(entryOf("one"));
  await settled();
  deepEqual(link.ids, ["one"]);
});

Deno.test("outbox sends what another tab has left, also in a conversation that is on the screen", async () => {
  const { outbox, link, store } = scene();
  await outbox.adopt(entryOf("own"));
  outbox.keep(entryOf("own"));
  link.become("online");
  store.entries.set("left", { ...entryOf("left"), id: "left", order: 9 });
  outbox.sweep();
  await settled();
  deepEqual(link.ids, ["left"]);
});

Deno.test("outbox is bounded in number, and what it keeps may still change", async () => {
  const { outbox, store } = scene();
  for (let count = 0; count <= MAX_ENTRIES; count++) outbox.keep(entryOf(`m${count}`));
  await settled();
  equal(store.entries.size, MAX_ENTRIES);
  outbox.remove("m0");
  outbox.keep(entryOf("last"));
  await settled();
  equal(store.entries.has("last"), true);
});

Deno.test("outbox forgets what nobody came back for", async () => {
  const { outbox, store, clock } = scene();
  outbox.keep(entryOf("old", { at: clock.now() }));
  clock.advance(MAX_AGE_MS + 1);
  deepEqual(await outbox.adopt(entryOf("old")), []);
  equal(store.entries.size, 0);
});

Deno.test("outbox forgets everything when it is told to", async () => {
  const { outbox, store } = scene();
  outbox.keep(entryOf("one"));
  outbox.clear();
  await settled();
  equal(store.entries.size, 0);
});
