import assert from "node:assert/strict";
import { Inbox } from "../../../../server/messaging/session/inbox.ts";

Deno.test("inbox gives back what it took, in order", () => {
  const inbox = new Inbox(1_000);
  const bytes = new Uint8Array(3);
  assert(inbox.isEmpty);
  assert(inbox.push("one"));
  assert(!inbox.isEmpty);
  assert(inbox.push(bytes));
  assert.deepEqual([inbox.shift(), inbox.shift(), inbox.shift()], ["one", bytes, undefined]);
});

Deno.test("inbox has room for what its bound says, and again when some was taken", () => {
  const inbox = new Inbox(300);
  assert(inbox.push("x".repeat(150)));
  assert(!inbox.push("x".repeat(150)));
  inbox.shift();
  assert(inbox.push("x".repeat(150)));
  inbox.clear();
  assert(inbox.push("x".repeat(150)));
  assert.equal(inbox.shift()?.length, 150);
});

Deno.test("inbox counts what an empty chunk costs", () => {
  const inbox = new Inbox(1_000);
  let taken = 0;
  while (inbox.push("")) taken++;
  assert(taken < 20);
});
