import { deepEqual, equal } from "node:assert/strict";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { Courier } from "../../../../widget/connection/outbox/courier.ts";
import type { Answer } from "../../../../widget/state/link.ts";
import { entryOf, HeldEntries, HeldLink, settled } from "../../stage/held_entries.ts";

const DONE: Answer = { kind: "answered", body: undefined };

function scene(...entries: ReturnType<typeof entryOf>[]) {
  const store = new HeldEntries();
  entries.forEach((entry, order) =>
    store.entries.set(entry.message.id, { ...entry, id: entry.message.id, order })
  );
  const link = new HeldLink();
  const clock = new VirtualClock(2_000);
  const isAdopted = (id: string) => id === "adopted";
  const courier = new Courier({ link, store, clock, isAdopted });
  return { store, link, clock, courier };
}

Deno.test("courier sends what is left once there is a connection, each room in its order", async () => {
  const { link, store } = scene(entryOf("a1"), entryOf("b1", { path: "/b" }), entryOf("a2"));
  await settled();
  deepEqual(link.ids, []);
  link.become("online");
  await settled();
  deepEqual(link.ids, ["a1", "b1"]);
  link.sent[0]?.answer(DONE);
  await settled();
  deepEqual(link.ids, ["a1", "b1", "a2"]);
  deepEqual([...store.entries.keys()], ["b1", "a2"]);
});

Deno.test("courier leaves alone what a conversation sends, and what another tab's connection sends", async () => {
  const { link, courier } = scene(entryOf("adopted"), entryOf("b"));
  link.isFollowing = true;
  link.become("online");
  await settled();
  deepEqual(link.ids, []);
  link.isFollowing = false;
  await courier.sweep();
  deepEqual(link.ids, ["b"]);
});

Deno.test("courier sends again what was on its way when the connection was lost, and nothing twice at once", async () => {
  const { link, courier } = scene(entryOf("a"));
  link.become("online");
  await settled();
  await courier.sweep();
  deepEqual(link.ids, ["a"]);
  link.become("connecting");
  link.become("online");
  await settled();
  deepEqual(link.ids, ["a", "a"]);
});

Deno.test("courier keeps what was refused with the reason, and does not send it again", async () => {
  const { link, store, courier } = scene(entryOf("a"));
  link.become("online");
  await settled();
  link.sent[0]?.answer({ kind: "refused", refusal: { code: "muted", message: "No." } });
  await courier.sweep();
  equal(store.entries.get("a")?.message.failure?.code, "muted");
  equal(link.sent.length, 1);
});

Deno.test("courier sends nothing that has waited for a day", async () => {
  const { link, store, clock } = scene(entryOf("old", { at: 0 }));
  clock.advance(86_400_000);
  link.become("online");
  await settled();
  deepEqual(link.ids, []);
  equal(store.entries.get("old")?.message.failure?.code, "too-late");
});

Deno.test("courier makes changes that were kept, behind what was said before them", async () => {
  const kept = { ...entryOf("key"), isChange: true } as const;
  const change = { id: "m1", change: { kind: "react", emoji: "👍", on: true } } as const;
  const { link, store } = scene(entryOf("a"), { ...kept, change });
  link.site = "blog";
  link.become("online");
  await settled();
  deepEqual(link.ids, ["a"]);
  link.sent[0]?.answer(DONE);
  deepEqual(link.sent[1]?.request, {
    destination: "/app/rooms/blog%2Fa/react",
    body: { id: "m1", emoji: "👍", on: true },
    kept: true,
  });
  link.sent[1]?.answer(DONE);
  await settled();
  equal(store.entries.size, 0);
});
