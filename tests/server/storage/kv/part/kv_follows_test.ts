/**
 * Many wishes are told and go part by part, and one that has expired is none.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { FollowRecord } from "../../../../../server/storage/port/follow_store.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import { type Shelf, withShelf } from "../../../../helper/kv_shelf.ts";

const AT = 1_700_000_000_000;
const ROOM = roomId("/posts/first");
const LIMITS = { ofReader: 20, ofAddress: 3 };
const ALL = { room: ROOM, now: AT + 1, limit: 999 };

function follow(n: number, given: Partial<FollowRecord> = {}): FollowRecord {
  return {
    id: `follow-${n}`,
    reader: `reader-${n}`,
    room: ROOM,
    address: "sealed",
    addressHash: `hash-${n}`,
    language: "ko",
    withText: true,
    more: false,
    confirmed: true,
    createdAt: AT,
    expiresAt: AT + 100,
    ...given,
  };
}

async function fill({ part }: Shelf): Promise<void> {
  await Promise.all(Array.from({ length: 250 }, (_, n) => part("follows").put(follow(n), LIMITS)));
}

Deno.test("all wishes of a conversation go, however many there are", () =>
  withShelf(async (shelf) => {
    await fill(shelf);
    const follows = shelf.part("follows");
    equal((await follows.of(ALL)).length, 250);
    await follows.removeOf({ room: ROOM });
    deepEqual(await follows.of(ALL), []);
    equal((await shelf.entries()).some((each) => each.includes("reader-")), false);
  }));

Deno.test("all that has expired goes, and after a day which addresses were added", () =>
  withShelf(async (shelf) => {
    await fill(shelf);
    const follows = shelf.part("follows");
    await follows.expire(AT + 100);
    equal((await shelf.keys()).length, 500, "when each address was added, twice");
    await follows.expire(AT + 24 * 60 * 60_000);
    deepEqual(await shelf.keys(), []);
  }));

Deno.test("wishes that have expired and are not swept out yet take nobody's place", () =>
  withShelf(async (shelf) => {
    const follows = shelf.part("follows");
    for (let n = 0; n < 60; n++) {
      const given = { reader: "lee", addressHash: `hash-${n % 20}`, question: `question-${n}` };
      equal(await follows.put(follow(n, given), { ...LIMITS, ofReader: 60 }), "added");
    }
    const later = { createdAt: AT + 100, expiresAt: AT + 999 };
    equal(await follows.put(follow(900, { ...later, reader: "lee" }), LIMITS), "added");
    deepEqual((await follows.of({ ...ALL, now: AT + 100, limit: 5 })).map(({ id }) => id), [
      "follow-900",
    ]);
    deepEqual(
      (await follows.waiting({ after: "", now: AT + 100, limit: 5 })).map(({ id }) => id),
      ["follow-900"],
    );
  }));
