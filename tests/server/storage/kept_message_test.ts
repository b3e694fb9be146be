/**
 * How one message becomes another, and what of it is shown.
 *
 * @module
 */
import { deepEqual, equal, notEqual } from "node:assert/strict";
import {
  changed,
  isSentAgain,
  type KeptMessage,
  shown,
} from "../../../server/storage/kept_message.ts";
import { HOSTILE } from "../../helper/hostile_string.ts";
import { ROOM, say } from "../../helper/new_message.ts";

const from = { kind: "reader", id: "reader-1", name: "Kim" } as const;
const kept: KeptMessage = { id: "m", seq: 1, rev: 1, from, text: "first", at: 5 };

Deno.test("a text that is changed and changed back is known as what was sent", () => {
  const message = say("first", { id: "m", from });
  const edited = changed(kept, { kind: "edit", text: "second", at: 6 });
  notEqual(edited, kept);
  equal(isSentAgain(message, edited), true);
  equal(isSentAgain({ ...message, text: "second" }, edited), false);
  const back = changed(edited, { kind: "edit", text: "first", at: 7 });
  deepEqual([back.text, back.editedAt], ["first", 7]);
  equal(isSentAgain(message, back), true);
});

Deno.test("every text is known again after an edit, and no other is taken for it", () => {
  const texts = HOSTILE.map((text) => `${text}!`);
  for (const text of texts) {
    const edited = changed({ ...kept, text }, { kind: "edit", text: "edited", at: 6 });
    for (const other of texts) {
      equal(isSentAgain(say(other, { id: "m", from }), edited), other === text);
    }
  }
});

Deno.test("of a text that was edited away so little is kept that it cannot be guessed", () => {
  const edited = changed(kept, { kind: "edit", text: "second", at: 6 });
  equal(edited.firstText?.length, 3);
  // Of an earlier version the whole hash is there.
  const whole = { ...edited, firstText: `${edited.firstText}${"x".repeat(40)}` };
  equal(isSentAgain(say("first", { id: "m", from }), whole), true);
  equal(isSentAgain(say("other", { id: "m", from }), whole), false);
});

Deno.test("a deleted message keeps its place, its sender's id, and nothing that was said", () => {
  const rich: KeptMessage = {
    ...kept,
    firstText: "hash",
    editedAt: 6,
    quote: "q",
    sentence: { text: "s", fragment: "f" },
    question: { state: "open" },
    answers: "a",
    consent: true,
    published: "p",
    whispered: true,
  };
  const deleted = changed(rich, { kind: "delete" });
  const nobody = { ...from, name: "" };
  deepEqual(deleted, { id: "m", seq: 1, rev: 1, from: nobody, text: "", at: 5, deleted: true });
  equal(changed(deleted, { kind: "delete" }), deleted);
});

Deno.test("a change that is so already gives the same object", () => {
  const asked = changed(kept, { kind: "ask" });
  equal(changed(asked, { kind: "ask" }), asked);
  equal(changed(asked, { kind: "question", state: "open" }), asked);
  equal(changed(kept, { kind: "edit", text: "first", at: 9 }), kept);
  equal(changed(kept, { kind: "consent", allow: false }), kept);
  const allowed = changed(kept, { kind: "consent", allow: true });
  equal(changed(allowed, { kind: "consent", allow: true }), allowed);
  deepEqual(changed(allowed, { kind: "consent", allow: false }), kept);
});

Deno.test("what only stores need is not shown", () => {
  const message = { ...kept, firstText: "hash", quote: "q" };
  const quoted = { ...kept, id: "q", text: "quoted", consent: true } as const;
  const reactions = [{ emoji: "👍", count: 1, by: ["reader-2"] }];
  const ref = { room: ROOM, whisper: "reader-1", more: "of it" };
  deepEqual(shown(message, { ref, quoted, reactions }), {
    room: ROOM,
    whisper: "reader-1",
    ...kept,
    quote: { id: "q", from, text: "quoted" },
    reactions,
  });
  deepEqual(shown(kept, { ref: { room: ROOM }, quoted: undefined, reactions: [] }), {
    room: ROOM,
    ...kept,
  });
});
