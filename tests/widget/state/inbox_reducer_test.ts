import assert from "node:assert/strict";
import fc from "fast-check";
import { roomId } from "../../../shared/chat/id.ts";
import type { InboxRow } from "../../../shared/chat/inbox.ts";
import {
  emptyInbox,
  type InboxEvent,
  type InboxMemory,
  isOldestUnknown,
  reduceInbox,
} from "../../../widget/state/inbox_reducer.ts";
import { READER } from "../../helper/pretend_server.ts";

function row(path: string, rev: number, part: Partial<InboxRow> = {}): InboxRow {
  const id = roomId(path);
  const last = { id: `${path}-${rev}`, room: id, seq: rev, rev, from: READER, text: "", at: rev };
  const page = { title: path, url: `https://blog.example${path}` };
  const questions = { open: 0, answered: 0 };
  return { room: id, epoch: "one", lastSeq: rev, rev, questions, page, last, ...part };
}

const page = (...rows: InboxRow[]): InboxEvent => ({ type: "page", rows, isLast: false });
const lastPage = (...rows: InboxRow[]): InboxEvent => ({ type: "page", rows, isLast: true });
const told = (summary: InboxRow): InboxEvent => ({ type: "summary", summary });

function after(...events: InboxEvent[]): InboxMemory {
  return events.reduce(reduceInbox, emptyInbox({ kind: "idle" }));
}

function rows({ shown }: InboxMemory): string[] {
  return shown.rows.map(({ page, rev, whisper }) =>
    `${page.title}${whisper === undefined ? "" : "+"} ${rev}`
  ).sort();
}

Deno.test("inbox has rooms and whispers side by side, and is loaded with its first page", () => {
  const memory = after({ type: "asked" }, page(row("/a", 1), row("/a", 2, { whisper: "r" })));
  assert.deepEqual(rows(memory), ["/a 1", "/a+ 2"]);
  assert.deepEqual([memory.shown.loaded, memory.shown.isComplete], [true, false]);
  assert.equal(after(page(), lastPage(row("/b", 1))).shown.isComplete, true);
});

Deno.test("of what was told and what was listed the newer counts, and what only a list says stays", () => {
  const desk = { room: roomId("/a"), assignee: "kim", at: 1 };
  const memory = after(told(row("/a", 3)), page(row("/a", 2, { unread: 4, desk })));
  assert.deepEqual(rows(memory), ["/a 3"]);
  assert.deepEqual([memory.shown.rows[0]?.unread, memory.shown.rows[0]?.desk], [4, desk]);
  assert.deepEqual(rows(after(page(row("/a", 3)), told(row("/a", 2)))), ["/a 3"]);
  const next = reduceInbox(memory, told(row("/a", 5)));
  assert.deepEqual([next.shown.rows[0]?.rev, next.shown.rows[0]?.unread], [5, 4]);
});

Deno.test("what was told or listed in any order ends in the same rows", () => {
  const events = [told(row("/a", 3)), page(row("/a", 2)), told(row("/b", 1)), page(row("/b", 1))];
  fc.assert(fc.property(fc.shuffledSubarray(events, { minLength: 4 }), (shuffled) => {
    assert.deepEqual(rows(after(...shuffled)), ["/a 3", "/b 1"]);
  }));
});

Deno.test("what is no longer listed is gone once the list has ended, but not what was told meanwhile", () => {
  const before = after(page(row("/gone", 1), row("/kept", 1)));
  const memory = [
    { type: "asked" } as const,
    page(row("/kept", 1)),
    told(row("/new", 1)),
    lastPage(),
  ].reduce(reduceInbox, before);
  assert.deepEqual(rows(memory), ["/kept 1", "/new 1"]);
});

Deno.test("an erased conversation is gone, one that began anew is not", () => {
  const ref = { room: roomId("/a") };
  const memory = after(page(row("/a", 5)));
  assert.deepEqual(rows(reduceInbox(memory, { type: "erased", ref, epoch: "one" })), []);
  assert.equal(reduceInbox(memory, { type: "erased", ref, epoch: "old" }), memory);
  assert.deepEqual(rows(after(page(row("/a", 5)), told(row("/a", 1, { epoch: "two" })))), ["/a 1"]);
});

Deno.test("a row says since when something waits: since the oldest open question", () => {
  const open = { open: 1, answered: 0 };
  const asked = told(row("/a", 7, { questions: open }));
  const askedAt = (memory: InboxMemory) => memory.shown.rows[0]?.askedAt;
  assert.equal(askedAt(after(asked)), 7);
  assert.equal(askedAt(after(page(row("/a", 6)), asked)), 7);
  const twice = told(row("/a", 9, { questions: { open: 2, answered: 0 } }));
  assert.equal(askedAt(after(asked, twice)), 7);
  assert.equal(askedAt(after(asked, told(row("/a", 9)))), undefined);
  const [before] = after(twice).shown.rows;
  assert.equal(isOldestUnknown(before, row("/a", 10, { questions: open })), true);
  assert.equal(isOldestUnknown(before, row("/a", 10)), false);
  assert.equal(isOldestUnknown(undefined, row("/a", 10, { questions: open })), false);
});

Deno.test("a row hears what is unread, what authors settle and what its reader is called", () => {
  const whisper = "reader-1";
  const ref = { room: roomId("/a"), whisper };
  const desk = { ...ref, snoozedUntil: 5, at: 1 };
  const reader = { id: whisper, name: "Ada" };
  const memory = after(
    page(row("/a", 1, { whisper }), row("/a", 1)),
    { type: "unread", unread: { ...ref, unread: 3 } },
    { type: "desk", desk },
    { type: "reader", reader },
    { type: "unread", unread: { room: roomId("/unknown"), unread: 1 } },
  );
  const [low, aloud] = memory.shown.rows;
  assert.deepEqual([low?.unread, low?.desk, low?.reader], [3, desk, reader]);
  assert.deepEqual([aloud?.unread, aloud?.desk, aloud?.reader], [undefined, undefined, undefined]);
});
