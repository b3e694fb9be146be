import { deepEqual } from "node:assert/strict";
import { Typing } from "../../../../server/chat/attention/typing.ts";
import type { Place } from "../../../../server/chat/conversation/place.ts";
import { VirtualClock } from "../../../../server/messaging/testing/virtual_clock.ts";
import { roomId } from "../../../../shared/chat/id.ts";

const room = roomId("/a");
const reader = { kind: "reader", id: "reader-1", name: "Kim" } as const;
const author = { kind: "author", id: "author-1", name: "Author" } as const;
const summary = { room, epoch: "", lastSeq: 1, rev: 1, questions: { open: 0, answered: 0 } };

function setUp(mayWrite: (place: Place) => boolean = () => true) {
  const clock = new VirtualClock(0);
  const told: unknown[][] = [];
  const typing = new Typing({
    clock,
    mayWrite,
    notices: {
      inRoom: (...args) => told.push(["room", ...args]),
      toReader: (...args) => told.push(["reader", ...args]),
      toAuthors: (...args) => told.push(["authors", ...args]),
      unread: (...args) => told.push(["unread", ...args]),
    },
  });
  return { clock, told, typing };
}

Deno.test("who writes in a room is told to it: an author by name, a reader not even by id", () => {
  const { told, typing } = setUp();
  typing.typing({ room, sender: reader }, { tag: "mine" });
  typing.typing({ room, sender: author });
  deepEqual(told, [
    ["room", room, { type: "typing", room, from: { kind: "reader" }, forMs: 6_000, tag: "mine" }],
    ["room", room, { type: "typing", room, from: author, forMs: 6_000 }],
  ]);
});

Deno.test("who writes in a whisper is told to the other side alone", () => {
  const { told, typing } = setUp();
  const whisper = reader.id;
  typing.typing({ room, whisper, sender: reader });
  typing.typing({ room, whisper, sender: author });
  deepEqual(told, [
    ["authors", { type: "typing", room, whisper, from: reader, forMs: 6_000 }],
    ["reader", whisper, { type: "typing", room, whisper, from: author, forMs: 6_000 }],
  ]);
});

Deno.test("who keeps writing is told of once in three seconds, in each conversation", () => {
  const { clock, told, typing } = setUp();
  for (let n = 0; n < 100; n++) typing.typing({ room, sender: reader });
  typing.typing({ room, whisper: reader.id, sender: reader });
  typing.typing({ room, sender: { ...reader, id: "reader-2" } });
  typing.typing({ room, sender: { ...author, id: reader.id } });
  deepEqual(told.map(([to]) => to), ["room", "authors", "room", "room"]);
  clock.advance(2_999);
  typing.typing({ room, sender: reader });
  deepEqual(told.length, 4);
  clock.advance(1);
  typing.typing({ room, sender: reader });
  deepEqual(told.length, 5);
});

Deno.test("after a message, what its sender writes next is told at once", () => {
  const { told, typing } = setUp();
  typing.typing({ room, sender: reader });
  const message = { id: "m", room, seq: 1, rev: 1, from: reader, text: "hi", at: 0 };
  const committed = {
    epoch: "",
    message,
    summary: { ...summary, page: { title: "", url: "" }, last: message },
  };
  typing.hear({ kind: "changed", ...committed });
  typing.typing({ room, sender: reader });
  deepEqual(told.length, 1);
  typing.hear({ kind: "message", ...committed });
  typing.typing({ room, sender: reader });
  deepEqual(told.length, 2);
});

Deno.test("what somebody writes who may not is told to nobody", () => {
  const { told, typing } = setUp(({ sender }) => sender.kind === "author");
  typing.typing({ room, sender: reader });
  deepEqual(told, []);
});

Deno.test("a crowd that writes in a room is told of a few times, and in whispers each is", () => {
  const { clock, told, typing } = setUp();
  const crowd = Array.from({ length: 100 }, (_, n) => ({ ...reader, id: `reader-${n}` }));
  for (const sender of crowd) typing.typing({ room, sender });
  deepEqual(told.length, 5);
  typing.typing({ room, sender: author });
  typing.typing({ room: roomId("/b"), sender: reader });
  for (const sender of crowd) typing.typing({ room, whisper: sender.id, sender });
  deepEqual(told.length, 107);
  clock.advance(3_000);
  for (const sender of crowd) typing.typing({ room, sender });
  deepEqual(told.length, 110);
});

Deno.test("a network with any number of tokens is told of a few times, and another is not held back", () => {
  const { told, typing } = setUp();
  const write = (n: number, network: string) => {
    const sender = { ...reader, id: `reader-${n}` };
    typing.typing({ room: roomId(`/${n}`), whisper: sender.id, sender, network });
  };
  for (let n = 0; n < 1_000; n++) write(n, "one");
  deepEqual(told.length, 10);
  write(1_000, "another");
  deepEqual(told.length, 11);
});
