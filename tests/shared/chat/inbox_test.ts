/**
 * Bodies about the inbox.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import {
  INBOX_STATES,
  isConsoleSettings,
  isInboxPage,
  isInboxRow,
} from "../../../shared/chat/inbox.ts";

const ROW = {
  room: "default/a",
  epoch: "e",
  lastSeq: 1,
  rev: 1,
  questions: { open: 0, answered: 0 },
  page: { title: "A", url: "https://blog.example/a" },
  last: {
    id: "message-message-",
    room: "default/a",
    seq: 1,
    rev: 1,
    from: { kind: "reader", id: "r", name: "" },
    text: "Why?",
    at: 1,
  },
};

Deno.test("a row of the inbox is recognised by its shape", () => {
  const row = { ...ROW, whisper: "r", askedAt: 1, unread: 2, desk: { room: ROW.room, at: 1 } };
  equal(isInboxRow(row), true);
  for (const name of Object.keys(row)) {
    equal(isInboxRow({ ...row, [name]: {} }), false, name);
  }
  equal(isInboxPage({ rows: [row], next: 3 }), true);
  equal(isInboxPage({ rows: [{}] }), false);
  equal(isInboxPage({ rows: [], next: "3" }), false);
});

Deno.test("an author's settings are recognised by their shape", () => {
  const filter = { id: "a", name: "A", filter: { state: "mine", kind: "private" } };
  equal(isConsoleSettings({ filters: [filter], withoutKeys: true }), true);
  for (const state of INBOX_STATES) {
    equal(isConsoleSettings({ filters: [{ ...filter, filter: { state } }] }), true);
  }
  for (const wrong of [{ state: "x" }, { state: "all", kind: "x" }, { state: "all", site: 1 }]) {
    equal(isConsoleSettings({ filters: [{ ...filter, filter: wrong }] }), false);
  }
  equal(isConsoleSettings({ filters: [], withoutKeys: false }), false);
});
