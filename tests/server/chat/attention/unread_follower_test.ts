import { deepEqual, equal } from "node:assert/strict";
import {
  listOf,
  nameOf,
  UnreadFollower,
} from "../../../../server/chat/attention/unread_follower.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import type { Person } from "../../../../server/storage/port/attention_store.ts";
import type { Committed } from "../../../../server/storage/store.ts";
import type { UnreadEvent } from "../../../../shared/chat/attention.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { MAX_COUNTED_UNREAD } from "../../../../shared/limit.ts";

const room = roomId("/a");
const reader: Person = { kind: "reader", id: "r" };

function setUp() {
  const clock = new VirtualClock(0);
  const told: UnreadEvent[] = [];
  const follower = new UnreadFollower(reader, { clock, tell: (event) => told.push(event) });
  return { clock, told, follower };
}

function committed(seq: number, { by = "other", deleted = false } = {}): Committed {
  const from = { kind: "reader", id: by, name: "" } as const;
  const message = { id: `m${seq}`, room, seq, rev: seq, from, text: "", at: 0 };
  const head = { room, epoch: "", lastSeq: seq, rev: seq, questions: { open: 0, answered: 0 } };
  return {
    kind: deleted ? "changed" : "message",
    epoch: "",
    message: deleted ? { ...message, deleted } : message,
    summary: { ...head, page: { title: "", url: "" }, last: message },
  };
}

Deno.test("a message of somebody else counts, one of their own does not", () => {
  const { told, follower } = setUp();
  follower.load([{ room, seen: 1, unseen: [2] }]);
  deepEqual(told, []);
  follower.hear(committed(3, { by: "r" }));
  deepEqual(told, []);
  follower.hear(committed(4));
  deepEqual(told, [{
    type: "unread",
    total: 2,
    conversation: { room, unread: 2, firstUnreadSeq: 2 },
  }]);
});

Deno.test("a burst is told at once and then as one", () => {
  const { clock, told, follower } = setUp();
  follower.load([]);
  for (let seq = 1; seq <= 20; seq++) follower.hear(committed(seq));
  deepEqual(told.map(({ total }) => total), [1]);
  clock.advance(1_000);
  deepEqual(told.map(({ total }) => total), [1, 20]);
  follower.hear(committed(21));
  follower.stop();
  clock.advance(10_000);
  equal(told.length, 2);
});

Deno.test("what is deleted no longer counts; what was seen long ago makes no difference", () => {
  const { clock, told, follower } = setUp();
  follower.load([{ room, seen: 1, unseen: [2, 3] }]);
  follower.hear(committed(1, { deleted: true }));
  deepEqual(told, []);
  follower.hear(committed(2, { deleted: true }));
  clock.advance(1_000);
  deepEqual(told.map(({ conversation }) => conversation), [
    { room, unread: 1, firstUnreadSeq: 3 },
  ]);
  follower.seenUpTo({ person: reader, room, seq: 3 });
  deepEqual(told.at(-1), { type: "unread", total: 0, conversation: { room, unread: 0 } });
});

Deno.test("what happens while the store is asked is put to its answer, once", () => {
  const { clock, told, follower } = setUp();
  follower.rooms.add(room);
  follower.hear(committed(2));
  follower.hear(committed(3));
  follower.hear({ ...committed(4), message: { ...committed(4).message, room: roomId("/b") } });
  // The answer knows of the first of them.
  follower.load([{ room, seen: 1, unseen: [2] }]);
  clock.advance(1_000);
  deepEqual(told.at(-1)?.conversation, { room, unread: 2, firstUnreadSeq: 2 });
  follower.wait();
  follower.seenUpTo({ person: reader, room, seq: 3 });
  follower.load([{ room, seen: 1, unseen: [2, 3] }]);
  clock.advance(1_000);
  deepEqual(told.at(-1)?.conversation, { room, unread: 0 });
});

Deno.test("more than can be counted is not counted, until one of those is deleted", () => {
  const { follower } = setUp();
  const unseen = Array.from({ length: MAX_COUNTED_UNREAD }, (_, n) => n + 2);
  follower.load([{ room, seen: 1, unseen }]);
  equal(follower.hear(committed(200)), undefined);
  equal(follower.hear(committed(200, { deleted: true })), undefined);
  equal(follower.hear(committed(2, { deleted: true })), "recount");
  follower.stop();
});

Deno.test("a list has what is unread, and how much it is together", () => {
  deepEqual(
    listOf([
      { room, whisper: "r", seen: 0, unseen: [1, 2] },
      { room, seen: 4, unseen: [] },
      { room: roomId("/b"), seen: 4, unseen: [7] },
    ]),
    {
      total: 3,
      conversations: [
        { room, whisper: "r", unread: 2, firstUnreadSeq: 1 },
        { room: roomId("/b"), unread: 1, firstUnreadSeq: 7 },
      ],
    },
  );
});

Deno.test("a room and the whispers in it have names of their own", () => {
  const names = [{ room }, { room, whisper: "r" }, { room: roomId("/r") }].map(nameOf);
  equal(new Set(names).size, 3);
});

Deno.test("what came while the store was asked is told, also where its answer had it already", () => {
  const { told, follower, clock } = setUp();
  follower.rooms.add(room);
  follower.hear(committed(2));
  follower.load([{ room, seen: 1, unseen: [2] }]);
  clock.advance(1_000);
  deepEqual(told.map(({ total, conversation: { unread } }) => [total, unread]), [[1, 1]]);
});
