import { equal } from "node:assert/strict";
import type { ChatMessage } from "../../../../shared/chat/event.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { publishingOf } from "../../../../widget/console/conversation/consent_part.ts";

const reader = { kind: "reader", id: "r", name: "" } as const;
const author = { kind: "author", id: "a", name: "Author" } as const;
const message: ChatMessage = {
  id: "m",
  room: roomId("/a"),
  whisper: "r",
  seq: 1,
  rev: 1,
  from: reader,
  text: "Is this a bug?",
  at: 1,
};
const quote = { id: "m", from: reader, text: "Is this a bug?" };
const asking: ChatMessage = { ...message, id: "n", from: author, text: "May I?", quote };

Deno.test("a private question is unasked, asked, allowed, then published", () => {
  equal(publishingOf(message, [message]), "unasked");
  equal(publishingOf(message, [message, asking]), "asked");
  equal(publishingOf({ ...message, consent: true }, [message, asking]), "allowed");
  equal(publishingOf({ ...message, consent: true, published: "p" }, []), "published");
});

Deno.test("a reader who quotes it, and a deleted message, have asked nothing", () => {
  equal(publishingOf(message, [{ ...asking, from: reader }]), "unasked");
  equal(publishingOf(message, [{ ...asking, deleted: true }]), "unasked");
});
