/**
 * Which conversations are shown, and in which order.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { InboxFilter, InboxRow } from "../../../../shared/chat/inbox.ts";
import { filtered, isWaiting } from "../../../../widget/console/inbox/filter.ts";
import { room } from "../../stage/desk.ts";
import { READER } from "../../stage/state.ts";

const now = Date.now();
const me = "me";
const OPEN = { open: 1, answered: 0 };
const desk = (path: string, part: object) => ({ room: room(path).room, at: 1, ...part });

const ROWS: readonly InboxRow[] = [
  room("/read", { title: "Read" }),
  room("/newer", { title: "New", unread: 2, minutesAgo: 5 }),
  room("/older", { title: "Old", unread: 1, minutesAgo: 50 }),
  room("/late", { questions: OPEN, askedAt: now - 1_000, from: READER }),
  room("/early", { questions: OPEN, askedAt: now - 9_000, from: READER }),
  room("/low", {
    whisper: "reader",
    from: READER,
    minutesAgo: 1,
    reader: { id: "r", name: "Ada" },
  }),
  room("/mine", { desk: desk("/mine", { assignee: me }), minutesAgo: 70 }),
  room("/theirs", { desk: desk("/theirs", { assignee: "kim" }), minutesAgo: 80 }),
  room("/asleep", {
    desk: desk("/asleep", { snoozedUntil: now + 9_000 }),
    questions: OPEN,
    unread: 1,
    minutesAgo: 90,
  }),
  room("/done", { desk: desk("/done", { done: true }), questions: OPEN, minutesAgo: 100 }),
  room("/finished", { desk: desk("/finished", { assignee: me, done: true }), minutesAgo: 110 }),
  room("/mine", { title: "Blog", text: "빨리 한국어" }),
].map((row, at) =>
  at === 11 ? { ...row, room: row.room.replace("default", "blog") as never } : row
);

function paths(filter: Partial<InboxFilter>): readonly string[] {
  return filtered(ROWS, { state: "all", ...filter }, { me, now }).map(({ room, whisper }) =>
    room.replace("default", "") + (whisper === undefined ? "" : "+")
  );
}

Deno.test("conversations in which somebody waits come first, the longest first, then what is unread", () => {
  deepEqual(paths({}).slice(0, 5), ["/low+", "/early", "/late", "/newer", "/older"]);
  equal(paths({}).length, ROWS.length);
});

Deno.test("a filter shows what it is called after, and nothing that sleeps or is done besides", () => {
  deepEqual(paths({ state: "open" }), ["/low+", "/early", "/late"]);
  deepEqual(paths({ state: "unread" }), ["/newer", "/older"]);
  deepEqual(paths({ state: "mine" }), ["/mine"]);
  deepEqual(paths({ state: "others" }), ["/theirs"]);
  deepEqual(paths({ state: "snoozed" }), ["/asleep"]);
  deepEqual(paths({ state: "done" }), ["/done", "/finished"]);
  equal(paths({ state: "unassigned" }).includes("/mine"), false);
  equal(paths({ state: "unassigned" }).includes("/done"), false);
  equal(paths({ state: "unassigned" }).includes("/read"), true);
});

Deno.test("a filter is of a kind, of a site, and of words in titles, names and the newest message", () => {
  deepEqual(paths({ kind: "private" }), ["/low+"]);
  equal(paths({ kind: "public" }).includes("/low+"), false);
  deepEqual(paths({ site: "blog" }), ["blog/mine"]);
  deepEqual(paths({ words: "ada" }), ["/low+"]);
  deepEqual(paths({ words: " BLOG 한국 " }), ["blog/mine"]);
  deepEqual(paths({ words: "nothing like this" }), []);
});

Deno.test("a reader who had the last word in private waits, in the open one who asks", () => {
  equal(isWaiting(room("/a", { from: READER }), now), false);
  equal(isWaiting(room("/a", { from: READER, whisper: "r" }), now), true);
  equal(isWaiting(room("/a", { whisper: "r" }), now), false);
  equal(isWaiting(room("/a", { questions: OPEN }), now), true);
});
