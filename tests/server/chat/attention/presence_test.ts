import { deepEqual, equal } from "node:assert/strict";
import { type PresenceOptions, RoomPresence } from "../../../../server/chat/attention/presence.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { roomId } from "../../../../shared/chat/id.ts";

const [room, other] = [roomId("/a"), roomId("/b")];
const reader = (id: string) => ({ kind: "reader", id, name: "" }) as const;
const author = { kind: "author", id: "a", name: "Author" } as const;

function setUp(options: Partial<PresenceOptions> = {}) {
  const clock = new VirtualClock(0);
  const told: unknown[] = [];
  const presence = new RoomPresence({
    clock,
    notices: {
      inRoom: (where, event) => {
        if (event.type === "presence") told.push([where, event.readers, event.author.state]);
      },
    },
    hoursOf: () => undefined,
    opensAt: () => undefined,
    usualMs: () => undefined,
    ...options,
  });
  return { clock, told, presence };
}

Deno.test("a reader with three tabs is one reader, until the last tab is gone", () => {
  const { presence } = setUp();
  for (const tab of ["1", "2", "3"]) presence.join(room, reader("r"), tab);
  presence.join(room, reader("s"), "4");
  equal(presence.of(room).readers, 2);
  for (const tab of ["1", "2", "2"]) presence.leave(room, reader("r"), tab);
  equal(presence.of(room).readers, 2);
  presence.leave(room, reader("r"), "3");
  equal(presence.of(room).readers, 1);
});

Deno.test("readers are counted by room, and authors are no readers", () => {
  const { presence } = setUp();
  presence.join(room, reader("r"), "1");
  presence.join(room, author, "2");
  deepEqual([presence.of(room).readers, presence.of(other).readers], [1, 0]);
  presence.leave(room, author, "2");
  equal(presence.of(room).readers, 1);
});

Deno.test("an author is here as long as one of the sessions is not away", () => {
  const { presence } = setUp();
  const state = () => presence.of(room).author.state;
  equal(state(), "away");
  presence.authorIs("here", "1");
  presence.authorIs("here", "2");
  presence.authorIs("away", "1");
  equal(state(), "here");
  presence.authorIs("away", "2");
  equal(state(), "away");
  presence.authorIs("here", "1");
  equal(state(), "here");
  presence.authorLeft("1");
  equal(state(), "away");
});

Deno.test("whoever watches hears of changes at once, then at most once in a second", () => {
  const { clock, told, presence } = setUp();
  presence.watch(room, "w");
  for (let n = 0; n < 50; n++) presence.join(room, reader(`r${n}`), `${n}`);
  deepEqual(told, [[room, 1, "away"]]);
  clock.advance(1_000);
  deepEqual(told, [[room, 1, "away"], [room, 50, "away"]]);
  clock.advance(60_000);
  equal(told.length, 2);
});

Deno.test("nothing is told when nothing changed, of a room nobody watches, or of another", () => {
  const { clock, told, presence } = setUp();
  presence.join(room, reader("r"), "1");
  presence.authorIs("here", "s");
  equal(clock.pending, 0);
  presence.watch(room, "w");
  presence.join(room, reader("r"), "2");
  presence.leave(room, reader("r"), "2");
  presence.authorIs("here", "t");
  presence.join(other, reader("r"), "3");
  clock.advance(10_000);
  deepEqual(told, []);
});

Deno.test("who comes and goes within a second makes no difference to those who knew nothing of it", () => {
  const { clock, told, presence } = setUp();
  presence.watch(room, "w");
  presence.join(room, reader("r"), "1");
  presence.join(room, reader("s"), "2");
  presence.leave(room, reader("s"), "2");
  clock.advance(10_000);
  deepEqual(told, [[room, 1, "away"]]);
});

Deno.test("who asks while others are not told yet hears what comes of it", () => {
  const { clock, told, presence } = setUp();
  presence.watch(room, "w");
  presence.join(room, reader("r"), "1");
  presence.join(room, reader("s"), "2");
  equal(presence.of(room).readers, 2);
  presence.leave(room, reader("s"), "2");
  clock.advance(1_000);
  // What the others know is so again; who asked knows something else.
  deepEqual(told, [[room, 1, "away"], [room, 1, "away"]]);
});

Deno.test("a room that nobody is in and nobody watches has no timer", () => {
  const { clock, told, presence } = setUp();
  presence.watch(room, "w");
  presence.join(room, reader("r"), "1");
  presence.join(room, reader("s"), "2");
  equal(clock.pending, 1);
  presence.unwatch(room, "w");
  equal(clock.pending, 0);
  clock.advance(10_000);
  deepEqual(told, [[room, 1, "away"]]);
  presence.leave(room, reader("r"), "1");
  presence.leave(room, reader("s"), "2");
  presence.leave(room, reader("s"), "2");
  equal(presence.of(room).readers, 0);
});

Deno.test("an author who comes or goes is told to every room that is watched", () => {
  const { told, presence } = setUp();
  for (const each of [room, other]) presence.watch(each, "w");
  presence.authorIs("here", "s");
  deepEqual(told, [[room, 0, "here"], [other, 0, "here"]]);
  presence.authorLeft("unknown");
  equal(told.length, 2);
});

Deno.test("hours are told, and outside of them when they begin; new ones are told to watchers", () => {
  const days = [[{ from: 0, to: 60 }], [], [], [], [], [], []];
  let hours = { timeZone: "Asia/Seoul", days };
  const { clock, told, presence } = setUp({ hoursOf: () => hours, opensAt: (_, now) => now + 5 });
  deepEqual(presence.of(room).author, { state: "away", hours, opensAt: 5 });
  presence.watch(room, "w");
  presence.changed();
  deepEqual(told, []);
  hours = { timeZone: "Europe/Berlin", days };
  presence.changed();
  equal(told.length, 1);
  clock.advance(1_000);
});

Deno.test("what is usual is told once it is known, and to watchers when it is another", () => {
  const usual = new Map<string, number>();
  const { told, presence } = setUp({ usualMs: (room) => usual.get(room) });
  deepEqual(presence.of(room).author, { state: "away" });
  presence.watch(room, "w");
  usual.set(room, 60_000);
  presence.changed();
  deepEqual(told, [[room, 0, "away"]]);
  deepEqual(presence.of(room).author, { state: "away", usuallyMs: 60_000 });
});
