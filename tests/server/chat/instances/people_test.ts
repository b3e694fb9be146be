import { deepEqual, equal } from "node:assert/strict";
import type { Carrier, InstanceChange } from "../../../../server/chat/instances/carrier.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { testChat } from "../../../helper/chat.ts";
import { type TwoChats, twoChats } from "../../../helper/two_chats.ts";

const room = roomId("/a");
const reader = (id: string) => ({ kind: "reader", id, name: "" }) as const;

/** How many readers each instance counts. */
function counts({ one, other }: TwoChats): readonly number[] {
  return [one, other].map(({ attention }) => attention.presence.of(room).readers);
}

Deno.test("readers of both instances are counted at both, and leave with their instance", async () => {
  const chats = await twoChats();
  const { one, other, clock, settle } = chats;
  one.attention.presence.join(room, reader("r"), "1");
  other.attention.presence.join(room, reader("s"), "2");
  await settle();
  deepEqual(counts(chats), [2, 2]);
  one.attention.presence.join(room, reader("t"), "3");
  clock.advance(1_000);
  await settle();
  deepEqual(counts(chats), [3, 3]);
  await other.bus.close();
  await settle();
  equal(one.attention.presence.of(room).readers, 2);
});

Deno.test("whoever left while one was not there is not counted when one comes back", async () => {
  const { one, open, settle } = await twoChats();
  const third = open();
  const stay = third.bus.stay();
  one.attention.presence.join(room, reader("r"), "1");
  await settle();
  equal(third.attention.presence.of(room).readers, 1);
  stay.end();
  await settle();
  await one.bus.close();
  third.bus.stay();
  await settle();
  equal(third.attention.presence.of(room).readers, 0);
});

Deno.test("a burst of comings and goings is told at once and then as one", async () => {
  const { one, other, clock, settle } = await twoChats();
  let heard = 0;
  other.bus.subscribe("chat.presence", () => void heard++);
  for (let n = 0; n < 50; n++) one.attention.presence.join(room, reader(`r${n}`), `${n}`);
  clock.advance(999);
  await settle();
  equal(heard, 1);
  clock.advance(1);
  await settle();
  deepEqual([heard, other.attention.presence.of(room).readers], [2, 50]);
});

Deno.test("who comes later is told all, and tells all of its own", async () => {
  const { one, other, open, settle } = await twoChats();
  one.attention.presence.join(room, reader("r"), "1");
  other.attention.presence.authorIs("here", "desk", "kim");
  await settle();
  const late = open();
  late.attention.presence.join(room, reader("s"), "2");
  late.bus.stay();
  await settle();
  deepEqual(late.attention.presence.of(room), { room, readers: 2, author: { state: "here" } });
  equal(one.attention.presence.of(room).readers, 2);
  deepEqual([late, one, other].map(({ attention }) => attention.presence.isHere("kim")), [
    true,
    true,
    true,
  ]);
  other.attention.presence.authorIs("away", "desk", "kim");
  await settle();
  equal(one.attention.presence.isHere("kim"), true, "not before a second has passed");
});

Deno.test("who is seen again is told all: it may have taken one for gone, and forgotten it", () => {
  const clock = new VirtualClock(0);
  const listeners: ((change: InstanceChange) => void)[] = [];
  const told: unknown[] = [];
  const carrier: Carrier = {
    publish: (topic, body) => told.push([topic, body]),
    subscribe: () => () => {},
    others: () => ["other"],
    follow: (listener) => {
      listeners.push(listener);
      return () => {};
    },
  };
  const { attention } = testChat({ carrier, clock });
  attention.presence.join(room, reader("r"), "1");
  told.splice(0);
  for (const hear of listeners) hear({ kind: "joined", instance: "other" });
  deepEqual(told, [["chat.presence", { whole: true, authors: [], rooms: [[room, 1, 0]] }]]);
});

Deno.test("who is alone tells nothing and has no timer, however many come", async () => {
  const { one, other, clock, settle } = await twoChats();
  await other.bus.close();
  await settle();
  one.attention.presence.join(room, reader("r"), "1");
  equal(clock.pending, 0);
});
