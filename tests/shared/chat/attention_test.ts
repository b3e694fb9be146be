import { equal } from "node:assert/strict";
import {
  isSeenEvent,
  isTypingEvent,
  isUnreadEvent,
  isUnreadList,
} from "../../../shared/chat/attention.ts";
import { isChangeEvent, isRoomEvent, isWhispersEvent } from "../../../shared/chat/event.ts";

const by = { kind: "author", id: "a", name: "Author" };
const seen = { type: "seen", room: "default/a", whisper: "r", by, seq: 3 };
const typing = { type: "typing", room: "default/a", from: { kind: "reader" }, forMs: 6_000 };
const conversation = { room: "default/a", unread: 2, firstUnreadSeq: 4 };
const unread = { type: "unread", total: 2, conversation };

/** The body with each of these fields in turn being something else. */
function spoilt(body: object, ...names: readonly string[]): readonly object[] {
  return names.flatMap((name) => [null, {}, -1].map((value) => ({ ...body, [name]: value })));
}

Deno.test("what was seen is recognised by its shape", () => {
  equal(isSeenEvent(seen), true);
  for (const body of spoilt(seen, "type", "room", "whisper", "by", "seq")) {
    equal(isSeenEvent(body), false, JSON.stringify(body));
  }
});

Deno.test("who writes is recognised by its shape, with a name or without", () => {
  equal(isTypingEvent(typing), true);
  equal(isTypingEvent({ ...typing, whisper: "r", from: by, tag: "t" }), true);
  for (const body of spoilt(typing, "type", "room", "whisper", "from", "forMs", "tag")) {
    equal(isTypingEvent(body), false, JSON.stringify(body));
  }
});

Deno.test("what is unread is recognised by its shape", () => {
  equal(isUnreadEvent(unread), true);
  equal(isUnreadEvent({ ...unread, conversation: { room: "default/a", unread: 0 } }), true);
  equal(isUnreadList({ total: 2, conversations: [{ ...conversation, whisper: "r" }] }), true);
  for (const body of spoilt(unread, "type", "total", "conversation")) {
    equal(isUnreadEvent(body), false, JSON.stringify(body));
  }
  for (const one of spoilt(conversation, "room", "whisper", "unread", "firstUnreadSeq")) {
    equal(isUnreadList({ total: 2, conversations: [one] }), false, JSON.stringify(one));
  }
});

Deno.test("none of it is taken for a message", () => {
  for (const body of [seen, typing, unread]) {
    equal(isRoomEvent(body) || isChangeEvent(body) || isWhispersEvent(body), false);
  }
});
