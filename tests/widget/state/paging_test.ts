import assert from "node:assert/strict";
import type { HistoryRequest, RoomPage } from "../../../shared/chat/event.ts";
import {
  type ConversationEvent,
  nextRequest,
  reduce,
} from "../../../widget/state/conversation_reducer.ts";
import { emptyMemory, type Memory } from "../../../widget/state/memory.ts";
import { takePage } from "../../../widget/state/paging.ts";
import { PretendServer, ROOM } from "../../helper/pretend_server.ts";

const ONLINE: ConversationEvent = { type: "link", link: { kind: "online" } };
const OFFLINE: ConversationEvent = { type: "link", link: { kind: "offline" } };
const EQUIPPED: ConversationEvent = { type: "equipped", tools: { take: takePage } };

/** A server with eight messages, of which a page has three. */
function server(): PretendServer {
  const pretended = new PretendServer();
  for (const text of ["a", "b", "c", "d", "e", "f", "g", "h"]) pretended.append(text);
  return pretended;
}

function page(from: PretendServer, asked: HistoryRequest): ConversationEvent {
  const body: RoomPage = structuredClone(from.page({ ...asked, epoch: from.epoch }));
  return { type: "page", page: body };
}

function after(...events: readonly ConversationEvent[]): Memory {
  const memory = emptyMemory({ room: ROOM, isWhisper: false }, { kind: "idle" });
  return events.reduce(reduce, memory);
}

function texts({ shown }: Memory): string {
  return shown.messages.map(({ text }) => text).join("");
}

Deno.test("until pages can be put together only the newest is asked for", () => {
  const from = server();
  const start = [ONLINE, page(from, {}), OFFLINE, ONLINE];
  assert.deepEqual(nextRequest(after(...start)), {});
  assert.deepEqual(nextRequest(after(...start, EQUIPPED)), { afterRev: 8, epoch: from.epoch });
  from.append("i");
  assert.equal(texts(after(...start, page(from, {}))), "ghi");
  assert.equal(texts(after(...start, page(from, { before: 6 }))), "fgh");
});

Deno.test("what lies further back is put before what is there, page by page", () => {
  const from = server();
  const start = after(EQUIPPED, ONLINE, page(from, {}));
  assert.equal(texts(start), "fgh");
  const longer = [page(from, { before: 6 }), page(from, { before: 3 })].reduce(reduce, start);
  assert.equal(texts(longer), "abcdefgh");
  assert.equal(longer.shown.hasOlder, false);
});

Deno.test("what changed while one was away comes page by page, and is shown once it is whole", () => {
  const from = server();
  const start = after(EQUIPPED, ONLINE, page(from, {}), OFFLINE, ONLINE);
  for (const text of ["i", "j", "k"]) from.append(text);
  from.change(from.log[6]?.id ?? "", { kind: "edit", text: "G" });
  const half = reduce(start, page(from, { afterRev: 8 }));
  assert.equal(texts(half), "fgh");
  assert.deepEqual(nextRequest(half), { afterRev: 11, epoch: from.epoch });
  const whole = reduce(half, page(from, { afterRev: 11 }));
  assert.equal(texts(whole), "fGhijk");
  assert.equal(whole.shown.rev, 12);
});
