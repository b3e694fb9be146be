import assert from "node:assert/strict";
import type { ChatMessage, HistoryRequest, RoomPage } from "../../../shared/chat/event.ts";
import {
  type ConversationEvent,
  nextRequest,
  reduce,
} from "../../../widget/state/conversation_reducer.ts";
import { emptyMemory, type Memory } from "../../../widget/state/memory.ts";
import { AUTHOR, READER, ROOM } from "../../helper/pretend_server.ts";

const online = { type: "link", link: { kind: "online" } } as const;
const waiting = { type: "link", link: { kind: "waiting", retryAt: 5 } } as const;

function message(seq: number, id = `message-${seq}`): ChatMessage {
  return { id, room: ROOM, seq, rev: seq, from: AUTHOR, text: `text ${seq}`, at: seq };
}

function told(seq: number, epoch = "one"): ConversationEvent {
  return { type: "told", event: { type: "message", epoch, rev: seq, message: message(seq) } };
}

function page(
  seqs: readonly number[],
  change: Partial<RoomPage> & { asked?: HistoryRequest } = {},
): ConversationEvent {
  return {
    type: "page",
    page: {
      room: ROOM,
      epoch: "one",
      lastSeq: seqs.at(-1) ?? 0,
      rev: seqs.at(-1) ?? 0,
      questions: { open: 0, answered: 0 },
      messages: seqs.map((seq) => message(seq)),
      more: false,
      asked: {},
      reload: false,
      you: READER,
      ...change,
    },
  };
}

function after(...events: ConversationEvent[]): Memory {
  return events.reduce(reduce, emptyMemory({ room: ROOM, isWhisper: false }, { kind: "idle" }));
}

function seqs({ shown }: Memory): number[] {
  return shown.messages.map(({ seq }) => seq);
}

Deno.test("reducer asks for nothing without a link", () => {
  assert.equal(nextRequest(after()), undefined);
  assert.deepEqual(nextRequest(after(online)), { kind: "page" });
  assert.equal(nextRequest(after(online, waiting)), undefined);
});

Deno.test("reducer asks one thing at a time", () => {
  assert.equal(nextRequest(after(online, { type: "asked" })), undefined);
  const again = after(online, { type: "asked" }, { type: "ask-again" });
  assert.deepEqual(nextRequest(again), { kind: "page" });
  const reconnected = after(online, { type: "asked" }, waiting, online);
  assert.deepEqual(nextRequest(reconnected), { kind: "page" });
});

Deno.test("reducer asks for what is newer after a reconnect", () => {
  const memory = after(online, page([4, 5]), waiting, online);
  assert.deepEqual(nextRequest(memory), { kind: "newer", after: 5, epoch: "one" });
});

Deno.test("reducer places events by their sequence, each once", () => {
  const memory = after(online, page([1]), told(3), told(2), told(2), told(1), told(3));
  assert.deepEqual(seqs(after(online, page([1]), told(3))), [1]);
  assert.deepEqual(memory.waiting.map(({ message }) => message.seq), [3, 2, 2, 1, 3]);
  const filled = reduce(memory, page([2, 3], { asked: { after: 1, epoch: "one" } }));
  assert.deepEqual(seqs(filled), [1, 2, 3]);
  assert.deepEqual(filled.waiting, []);
});

Deno.test("reducer holds events back while the log is asked", () => {
  const memory = after(online, page([1]), waiting, online, told(2));
  assert.deepEqual(seqs(memory), [1]);
  const answered = reduce(memory, page([], { asked: { after: 1, epoch: "one" }, lastSeq: 1 }));
  assert.deepEqual(seqs(answered), [1, 2]);
});

Deno.test("reducer goes on asking while there is more", () => {
  const asked = { after: 1, epoch: "one" };
  const memory = after(online, page([1]), waiting, online, page([2, 3], { asked, more: true }));
  assert.deepEqual(nextRequest(memory), { kind: "newer", after: 3, epoch: "one" });
});

Deno.test("reducer starts anew when a server has more and never gives it", () => {
  const asked = { after: 1, epoch: "one" };
  const memory = after(online, page([1]), waiting, online, page([], { asked, more: true }));
  assert.deepEqual(nextRequest(memory), { kind: "page" });
});

Deno.test("reducer never joins two logs", () => {
  const asked = { after: 1, epoch: "one" };
  const reloaded = after(online, page([1]), page([2], { asked, epoch: "two", reload: true }));
  assert.deepEqual([reloaded.shown.epoch, ...seqs(reloaded)], ["two", 2]);
  const unsaid = after(online, page([1]), page([2], { asked, epoch: "two" }));
  assert.deepEqual(seqs(unsaid), [1]);
  assert.deepEqual(nextRequest(unsaid), { kind: "page" });
  const event = after(online, page([1]), told(2, "two"));
  assert.deepEqual(seqs(event), [1]);
  assert.deepEqual(nextRequest(event), { kind: "page" });
});

Deno.test("reducer keeps only those waiting events that belong to the new log", () => {
  const memory = after(online, page([1]), told(2, "two"), told(3, "three"));
  const answered = reduce(memory, page([1], { epoch: "three", lastSeq: 1 }));
  assert.deepEqual(answered.waiting.map(({ epoch }) => epoch), ["three"]);
});

Deno.test("reducer puts older messages before the run when they touch it", () => {
  const start = [online, page([4, 5], { more: true }), { type: "older-asked" }] as const;
  const asked = { before: 4, epoch: "one" };
  const older = after(...start, page([2, 3], { asked, more: true }));
  assert.deepEqual(seqs(older), [2, 3, 4, 5]);
  assert.deepEqual([older.shown.hasOlder, older.shown.loadingOlder], [true, false]);
  const apart = after(...start, page([1, 2], { asked, more: true }));
  assert.deepEqual(seqs(apart), [4, 5]);
  assert.deepEqual([apart.shown.hasOlder, apart.shown.loadingOlder], [false, false]);
});

Deno.test("reducer ignores older messages of a run that is gone", () => {
  const start = after(online, page([4, 5], { more: true }), { type: "older-asked" });
  assert.deepEqual(seqs(reduce(start, page([1], { asked: { before: 2, epoch: "one" } }))), [4, 5]);
  const otherLog = page([3], { asked: { before: 4, epoch: "zero" }, reload: true });
  assert.deepEqual(reduce(start, otherLog).shown, start.shown);
});

Deno.test("reducer asks for the page when the log of older messages is another", () => {
  const asked = { before: 4, epoch: "one" };
  const memory = after(online, page([4], { more: true }), { type: "older-asked" }, {
    ...page([1, 2], { asked, epoch: "two", reload: true }),
  });
  assert.deepEqual(nextRequest(memory), { kind: "page" });
  assert.equal(memory.shown.loadingOlder, false);
});

Deno.test("reducer takes a newest page that does not touch the run as the new run", () => {
  const memory = after(online, page([1, 2], { more: true }), page([7, 8], { more: true }));
  assert.deepEqual(seqs(memory), [7, 8]);
  assert.deepEqual(seqs(after(online, page([1, 2]), page([2, 3]))), [1, 2, 3]);
});

Deno.test("reducer believes a server that has less than before", () => {
  assert.deepEqual(seqs(after(online, page([1, 2, 3]), page([1, 2]))), [1, 2]);
});

Deno.test("reducer takes back the wish for older messages when the link is lost", () => {
  const memory = after(online, page([4], { more: true }), { type: "older-asked" }, waiting);
  assert.equal(memory.shown.loadingOlder, false);
  assert.equal(memory.shown.hasOlder, true);
});
