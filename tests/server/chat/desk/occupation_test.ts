import { deepEqual, equal } from "node:assert/strict";
import { Occupation } from "../../../../server/chat/desk/occupation.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import type { DeskEvent } from "../../../../shared/chat/desk.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { ANSWERING_FOR_MS } from "../../../../shared/limit.ts";

const room = roomId("/a");
const whisper = "r".repeat(22);
const kim = { kind: "author", id: "kim", name: "Kim" } as const;
const lee = { kind: "author", id: "lee", name: "Lee" } as const;
const writes = true;

function setUp() {
  const clock = new VirtualClock(0);
  const told: DeskEvent[] = [];
  const answering = new Occupation({
    name: "answering",
    forMs: ANSWERING_FOR_MS,
    clock,
    tell: (event) => told.push(event),
  });
  const event = (by: typeof kim | typeof lee, forMs: number, ref = {}): DeskEvent => ({
    type: "answering",
    room,
    ...ref,
    by,
    forMs,
  });
  return { clock, told, answering, event };
}

Deno.test("who answers is told to authors, and listed as long as it is true", () => {
  const { clock, told, answering, event } = setUp();
  answering.set({ room, sender: kim }, "s1", writes);
  deepEqual(told, [event(kim, ANSWERING_FOR_MS)]);
  clock.advance(1_000);
  deepEqual(answering.list({ room }), [event(kim, ANSWERING_FOR_MS - 1_000)]);
  deepEqual(answering.list({ room, whisper }), []);
  clock.advance(ANSWERING_FOR_MS);
  deepEqual(answering.list(), []);
});

Deno.test("a session answers one conversation at a time", () => {
  const { told, answering, event } = setUp();
  answering.set({ room, sender: kim }, "s1", writes);
  answering.set({ room, whisper, sender: kim }, "s1", writes);
  deepEqual(told.slice(1), [event(kim, 0), event(kim, ANSWERING_FOR_MS, { whisper })]);
});

Deno.test("who stops, leaves or has answered answers no longer", () => {
  const { told, answering, event } = setUp();
  const stops: readonly (() => void)[] = [
    () => answering.set({ room, sender: kim }, "s1", false),
    () => answering.left("s1"),
    () => answering.done("kim", { room }),
  ];
  for (const stop of stops) {
    answering.set({ room, sender: kim }, "s1", writes);
    stop();
    stop();
    deepEqual(told.splice(0), [event(kim, ANSWERING_FOR_MS), event(kim, 0)]);
  }
});

Deno.test("who has two sessions answers until both have stopped, and others answer on", () => {
  const { told, answering, event } = setUp();
  answering.set({ room, sender: kim }, "s1", writes);
  answering.set({ room, sender: kim }, "s2", writes);
  answering.set({ room, sender: lee }, "s3", writes);
  told.splice(0);
  answering.left("s1");
  deepEqual(told, []);
  answering.left("s2");
  deepEqual(told, [event(kim, 0)]);
  equal(answering.list({ room }).length, 1);
});

Deno.test("who has gone on to another conversation is not taken from there by leaving late", () => {
  const { told, answering, event } = setUp();
  answering.set({ room, sender: kim }, "s1", true);
  answering.set({ room, whisper, sender: kim }, "s1", true);
  told.splice(0);
  answering.set({ room, sender: kim }, "s1", false);
  deepEqual(told, []);
  deepEqual(answering.list(), [event(kim, ANSWERING_FOR_MS, { whisper })]);
});

Deno.test("sessions of an instance that is gone are at nothing, which is told", () => {
  const { told, answering, event } = setUp();
  const note = { room, by: kim, forMs: ANSWERING_FOR_MS };
  answering.heard({ ...note, session: "s1" }, "gone");
  answering.heard({ ...note, by: lee, session: "s2" }, "gone");
  // One of them has come to this instance meanwhile.
  answering.set({ room, sender: lee }, "s3", true);
  told.splice(0);
  answering.leftInstance("gone");
  deepEqual(told, [event(kim, 0)]);
  deepEqual(answering.list({ room }).map(({ by }) => by.id), ["lee"]);
});
