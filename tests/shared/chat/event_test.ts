import assert from "node:assert/strict";
import fc from "fast-check";
import {
  isAuthorGrant,
  isChangeEvent,
  isChatMessage,
  isReaderGrant,
  isRoomEvent,
  isRoomList,
  isRoomPage,
  isRoomsEvent,
  isRoomSummary,
  isWhisperList,
  isWhispersEvent,
  isWhisperSummary,
} from "../../../shared/chat/event.ts";
import { isQuestionList } from "../../../shared/chat/question_list.ts";

const sender = { kind: "reader", id: "r1", name: "" };
const message = { id: "m1", room: "default/a", seq: 1, rev: 2, from: sender, text: "hi", at: 5 };
const questions = { open: 1, answered: 0 };
const head = { room: "default/a", epoch: "e", lastSeq: 1, rev: 2, questions };
const page = {
  ...head,
  messages: [message],
  more: false,
  asked: {},
  reload: false,
  you: sender,
};
const summary = {
  ...head,
  page: { title: "A", url: "http://localhost/a" },
  last: message,
};
const whisper = { ...summary, whisper: "reader-1" };
const event = { epoch: "e", rev: 2, message };
const { lastSeq: _, ...questionHead } = head;

/** Every guard with a body that fits it; each field of these bodies is required. */
const GUARDS: readonly [name: string, guard: (body: unknown) => boolean, fitting: object][] = [
  ["isChatMessage", isChatMessage, message],
  ["isRoomPage", isRoomPage, page],
  ["isRoomEvent", isRoomEvent, { type: "message", ...event }],
  ["isChangeEvent", isChangeEvent, { type: "changed", ...event }],
  ["isQuestionList", isQuestionList, { ...questionHead, open: [message], answered: [message] }],
  ["isRoomSummary", isRoomSummary, summary],
  ["isRoomList", isRoomList, { rooms: [summary] }],
  ["isRoomsEvent", isRoomsEvent, { type: "room", room: summary }],
  ["isWhisperSummary", isWhisperSummary, whisper],
  ["isWhisperList", isWhisperList, { whispers: [whisper] }],
  ["isWhispersEvent", isWhispersEvent, { type: "changed", ...event, whisper }],
  ["isReaderGrant", isReaderGrant, { token: "t", reader: sender, site: "default", expiresAt: 5 }],
  ["isAuthorGrant", isAuthorGrant, { author: sender, expiresAt: 5 }],
];

/** The body, and the body with one leaf or branch replaced, wherever it lies. */
function* withOneReplaced(body: unknown, replacement: unknown): Generator<unknown> {
  if (typeof body !== "object" || body === null) return;
  for (const [name, value] of Object.entries(body)) {
    const copy = Array.isArray(body) ? [...body] : { ...body };
    yield Object.assign(copy, { [name]: replacement });
    for (const inner of withOneReplaced(value, replacement)) {
      yield Object.assign(Array.isArray(body) ? [...body] : { ...body }, { [name]: inner });
    }
  }
}

for (const [name, guard, fitting] of GUARDS) {
  Deno.test(`${name} takes a fitting body, and one with fields it does not know`, () => {
    assert.equal(guard(fitting), true);
    assert.equal(guard({ ...fitting, later: { added: true } }), true);
  });

  Deno.test(`${name} refuses a body with any one part missing or of another kind`, () => {
    for (const wrong of [undefined, null, Symbol("wrong"), -1, Number.NaN]) {
      for (const body of withOneReplaced(fitting, wrong)) {
        assert.equal(guard(body), false, JSON.stringify(body));
      }
    }
  });

  Deno.test(`${name} looks only at a body's own fields, never throws and never changes it`, () => {
    const hidden = `{"__proto__":${JSON.stringify(fitting)}}`;
    assert.equal(guard(JSON.parse(hidden)), false);
    fc.assert(fc.property(fc.anything({ withNullPrototype: true }), (body) => {
      assert.equal(guard(body), false);
    }));
  });
}

Deno.test("isChatMessage counts from 1, in whole and exact numbers", () => {
  for (const seq of [0, 1.5, 2 ** 53, "1"]) assert.equal(isChatMessage({ ...message, seq }), false);
});

Deno.test("isRoomEvent and isChangeEvent tell new messages from changed ones", () => {
  assert.equal(isRoomEvent({ type: "changed", ...event }), false);
  assert.equal(isChangeEvent({ type: "message", ...event }), false);
});

Deno.test("isRoomPage takes an empty room and every way of asking", () => {
  const empty = { ...page, epoch: "", lastSeq: 0, messages: [] };
  for (
    const asked of [{}, { before: 3 }, { after: 0, epoch: "e" }, { afterRev: 0 }, { limit: 100 }]
  ) {
    assert.equal(isRoomPage({ ...empty, asked }), true);
  }
  for (const asked of [null, "x", { before: "3" }, { after: -1 }, { limit: 0.5 }, { epoch: 1 }]) {
    assert.equal(isRoomPage({ ...empty, asked }), false);
  }
});

Deno.test("a sender is a reader or an author, nobody else", () => {
  assert.equal(isChatMessage({ ...message, from: { ...sender, kind: "author" } }), true);
  assert.equal(isChatMessage({ ...message, from: { ...sender, kind: "admin" } }), false);
});
