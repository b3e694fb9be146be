import { equal } from "node:assert/strict";
import { isDeskEvent, isDeskList, isDeskPage } from "../../../shared/chat/desk.ts";
import { isConversationEvent } from "../../../shared/chat/event.ts";

const by = { kind: "author", id: "a", name: "Author" };
const ref = { room: "default/a", whisper: "r" };
const state = { ...ref, assignee: "a", snoozedUntil: 9, done: true, at: 1 };
const note = { ...ref, id: "n", reader: "r", by, text: "between us", at: 1, editedAt: 2 };
const answering = { type: "answering", ...ref, by, forMs: 0 };

/** The body with each of its fields in turn being something else. */
function spoilt(body: object): readonly object[] {
  return Object.keys(body).map((name) => ({ ...body, [name]: {} }));
}

Deno.test("what happens at the desk is recognised by its shape, and is never a message", () => {
  const events = [
    { type: "desk", state },
    { type: "note", note },
    { type: "note-deleted", ...ref, id: "n" },
    answering,
  ];
  for (const event of events) {
    equal(isDeskEvent(event), true, JSON.stringify(event));
    equal(isConversationEvent(event), false);
    for (const body of spoilt(event)) equal(isDeskEvent(body), false, JSON.stringify(body));
  }
  for (const body of spoilt(state)) equal(isDeskEvent({ type: "desk", state: body }), false);
  for (const body of spoilt(note)) equal(isDeskEvent({ type: "note", note: body }), false);
});

Deno.test("what is at the desk is recognised by its shape", () => {
  const page = { ...ref, state, notes: [note], answering: [answering] };
  equal(isDeskPage(page), true);
  equal(isDeskPage({ room: "default/a", notes: [], answering: [] }), true);
  equal(isDeskPage({ ...page, notes: [{}] }), false);
  const list = { states: [state, { room: "default/a", at: 0 }], more: false, answering: [] };
  equal(isDeskList(list), true);
  equal(isDeskList({ ...list, states: [{}] }), false);
});
