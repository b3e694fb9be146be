/**
 * What the author has not seen.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { Seen } from "../../../../widget/console/inbox/seen.ts";
import { room } from "../../stage/desk.ts";
import { AUTHOR, READER } from "../../stage/state.ts";

const at = (seq: number, from = READER) => room("/posts/a", { seq, from });

Deno.test("all that was there when the console opened counts as seen", () => {
  const seen = new Seen();
  seen.update([at(5)], undefined);
  equal(seen.isUnread(at(5)), false);
});

Deno.test("what a reader says later is unread until the room is opened", () => {
  const seen = new Seen();
  seen.update([at(5)], undefined);
  seen.update([at(6)], undefined);
  equal(seen.isUnread(at(6)), true);
  seen.update([at(6)], at(6).room);
  seen.update([at(6)], undefined);
  equal(seen.isUnread(at(6)), false);
});

Deno.test("a room that is new is unread", () => {
  const seen = new Seen();
  seen.update([], undefined);
  seen.update([at(1)], undefined);
  equal(seen.isUnread(at(1)), true);
});

Deno.test("what an author says is never unread", () => {
  const seen = new Seen();
  seen.update([at(5)], undefined);
  equal(seen.isUnread(at(6, AUTHOR)), false);
});
