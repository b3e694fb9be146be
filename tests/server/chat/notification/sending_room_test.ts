import { deepEqual, equal } from "node:assert/strict";
import {
  MAX_AT_ONCE,
  MAX_OPEN,
  SendingRoom,
  SLOW_MS,
} from "../../../../server/chat/notification/sending_room.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";

function trial() {
  const clock = new VirtualClock(1_000);
  let told = 0;
  const room = new SendingRoom(clock, () => told++);
  const fill = () => Array.from({ length: room.left }, () => room.begin());
  return { clock, room, fill, told: () => told };
}

Deno.test("so much is sent at a time, and what has ended makes room", () => {
  const { clock, room, fill } = trial();
  const [first, ...others] = fill();
  deepEqual([others.length + 1, room.left], [MAX_AT_ONCE, 0]);
  first?.();
  equal(room.left, 1);
  for (const end of others) end();
  deepEqual([room.left, clock.pending], [MAX_AT_ONCE, 0]);
});

Deno.test("what is slow makes room for others, and is told of, up to a bound", () => {
  const { clock, room, fill, told } = trial();
  const ends: (() => void)[] = [];
  for (let n = 1; n <= MAX_OPEN / MAX_AT_ONCE; n++) {
    ends.push(...fill());
    clock.advance(SLOW_MS - 1);
    equal(room.left, 0);
    clock.advance(1);
    equal(told(), n * MAX_AT_ONCE);
  }
  deepEqual([ends.length, room.left], [MAX_OPEN, 0]);
  ends[0]?.();
  equal(room.left, 1);
});

Deno.test("after the end no timer is left", () => {
  const { clock, room, fill } = trial();
  fill();
  room.close();
  equal(clock.pending, 0);
});
