import { deepEqual, equal } from "node:assert/strict";
import { Elsewhere } from "../../../../server/chat/attention/elsewhere.ts";
import { roomId } from "../../../../shared/chat/id.ts";

const [a, b] = [roomId("/a"), roomId("/b")];

Deno.test("those of all instances are counted together, and gone with their instance", () => {
  const elsewhere = new Elsewhere();
  elsewhere.put("one", a, { readers: 2, watchers: 0 });
  elsewhere.put("two", a, { readers: 3, watchers: 1 });
  elsewhere.put("two", b, { readers: 0, watchers: 1 });
  deepEqual([elsewhere.readersIn(a), elsewhere.readersIn(b)], [5, 0]);
  deepEqual([elsewhere.isAnybodyIn(b), elsewhere.isAnybodyIn(roomId("/c"))], [true, false]);
  elsewhere.put("two", b, { readers: 0, watchers: 0 });
  equal(elsewhere.isAnybodyIn(b), false);
  deepEqual(elsewhere.clear("two"), [a]);
  equal(elsewhere.readersIn(a), 2);
  deepEqual(elsewhere.clear("unknown"), []);
});

Deno.test("an author is here who is not away at any instance", () => {
  const elsewhere = new Elsewhere();
  equal(elsewhere.hasAuthors(), false);
  elsewhere.putAuthors("one", [["kim", false], ["lee", true]]);
  elsewhere.putAuthors("two", [["kim", true]]);
  const here = () => ["kim", "lee", "ann"].map((id) => elsewhere.isAuthorHere(id));
  deepEqual([here(), elsewhere.isAuthorHere()], [[true, true, false], true]);
  elsewhere.putAuthors("two", [["kim", false]]);
  elsewhere.putAuthors("one", []);
  deepEqual([here(), elsewhere.isAuthorHere(), elsewhere.hasAuthors()], [
    [false, false, false],
    false,
    true,
  ]);
});
