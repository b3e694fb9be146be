/**
 * What is news in a list of conversations, and what is not.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import type { InboxRow } from "../../../../shared/chat/inbox.ts";
import { arrivals, type ArrivalsTo } from "../../../../widget/console/inbox/arrivals.ts";
import { room } from "../../stage/desk.ts";
import { AUTHOR, READER } from "../../stage/state.ts";

const ASKED = room("/posts/a", { from: READER, seq: 3 });
const MORE = room("/posts/a", { from: READER, seq: 4 });
const NEW = room("/posts/new", { from: READER });
const OWN = room("/posts/own", { from: AUTHOR, seq: 9 });

function arrived(
  rows: readonly InboxRow[],
  { isComplete = true, ...to }: Partial<ArrivalsTo> & { isComplete?: boolean } = {},
) {
  const before = { isComplete, rows: [ASKED, room("/posts/own", { from: READER })] };
  return arrivals(before, { rows }, { me: AUTHOR.id, ...to }).map(({ room }) => room);
}

Deno.test("a message of somebody else is news, in a known conversation and in a new one", () => {
  deepEqual(arrived([MORE, NEW]), [MORE.room, NEW.room]);
  deepEqual(arrived([{ ...ASKED, epoch: "another" }]), [ASKED.room]);
});

Deno.test("what one says oneself, what was deleted, and what only changed is no news", () => {
  deepEqual(arrived([OWN]), []);
  deepEqual(arrived([{ ...MORE, last: { ...MORE.last, deleted: true } }]), []);
  deepEqual(arrived([{ ...ASKED, rev: 9, unread: 2 }]), []);
});

Deno.test("the conversation that is open says its news itself", () => {
  deepEqual(arrived([MORE, NEW], { open: MORE }), [NEW.room]);
});

Deno.test("what comes while the list is still being read is no news, unless it was there already", () => {
  deepEqual(arrived([MORE, NEW], { isComplete: false }), [MORE.room]);
});
