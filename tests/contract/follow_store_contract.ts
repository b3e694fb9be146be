/**
 * What every store must do with readers' wishes to be told, sentence by sentence of
 * `server/storage/port/follow_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { FollowRecord } from "../../server/storage/port/follow_store.ts";
import { roomId } from "../../shared/chat/id.ts";
import { ROOM } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

const AT = 1_700_000_000_000;
const LIMITS = { ofReader: 9, ofAddress: 9 };
const DAY_MS = 24 * 60 * 60_000;
const FOLLOW: FollowRecord = {
  id: "follow-1",
  reader: "reader-1",
  room: ROOM,
  question: "question-1",
  address: "sealed",
  addressHash: "hash-1",
  language: "ko",
  withText: true,
  more: false,
  confirmed: false,
  createdAt: AT,
  expiresAt: AT + 100,
};

/** Registers the tests of wishes. */
export function testFollows(test: TestRule): void {
  test("a wish is kept until it expires", async ({ follows }) => {
    equal(await follows.get("follow-1", AT), undefined);
    equal(await follows.put(FOLLOW, LIMITS), "added");
    deepEqual({ ...await follows.get("follow-1", AT + 99) }, FOLLOW);
    equal(await follows.get("follow-1", AT + 100), undefined);
    const { question: _question, ...least } = FOLLOW;
    const whispered = { ...least, id: "w", whisper: "reader-1", withText: false, more: true };
    await follows.put(whispered, LIMITS);
    deepEqual({ ...await follows.get("w", AT) }, whispered);
    await follows.expire(AT + 100);
    equal(await follows.get("w", AT), undefined);
  });

  test("what waits for its first answer is listed by id, part by part", async ({ follows }) => {
    for (const id of ["c", "a", "b", "more", "unconfirmed", "expired"]) {
      await follows.put({ ...FOLLOW, id, reader: id, more: id === "more" }, LIMITS);
      const expiresAt = AT + (id === "expired" ? 100 : 200);
      if (id !== "unconfirmed") await follows.confirm(id, { now: AT, expiresAt });
    }
    const idsAfter = async (after: string, limit = 9) =>
      (await follows.waiting({ after, now: AT + 150, limit })).map(({ id }) => id);
    deepEqual(await idsAfter("", 2), ["a", "b"]);
    deepEqual(await idsAfter("b"), ["c"]);
  });

  test("only confirmed wishes of a conversation are told, the oldest first", async ({ follows }) => {
    const put = (id: string, fields: Partial<FollowRecord> = {}) =>
      follows.put({ ...FOLLOW, id, reader: id, ...fields }, LIMITS);
    await put("b", { createdAt: AT + 1 });
    await put("a");
    await put("unconfirmed", { expiresAt: AT + 300 });
    await put("elsewhere", { room: roomId("/posts/second") });
    await put("whisper", { whisper: "whisper" });
    for (const id of ["a", "b", "elsewhere", "whisper"]) {
      equal(await follows.confirm(id, { now: AT, expiresAt: AT + 200 }), true);
    }
    const idsOf = async (query: { whisper?: string; now?: number; limit?: number } = {}) =>
      (await follows.of({ room: ROOM, now: AT + 150, limit: 9, ...query })).map(({ id }) => id);
    deepEqual(await idsOf(), ["a", "b"]);
    deepEqual(await idsOf({ limit: 1 }), ["a"]);
    deepEqual(await idsOf({ whisper: "whisper" }), ["whisper"]);
    deepEqual(await idsOf({ now: AT + 200 }), []);
  });

  test("what is not there is not confirmed, nor what has expired", async ({ follows }) => {
    const until = { now: AT + 100, expiresAt: AT + 200 };
    equal(await follows.confirm("follow-1", until), false);
    await follows.put(FOLLOW, LIMITS);
    equal(await follows.confirm("follow-1", until), false);
    equal((await follows.get("follow-1", AT))?.confirmed, false);
  });

  test("the same wish takes the place of one that nobody confirmed", async ({ follows }) => {
    const limits = { ...LIMITS, ofReader: 1 };
    await follows.put(FOLLOW, limits);
    equal(await follows.put({ ...FOLLOW, id: "follow-2" }, limits), "added");
    equal(await follows.get("follow-1", AT), undefined);
    await follows.confirm("follow-2", { now: AT, expiresAt: AT + 200 });
    equal(await follows.put({ ...FOLLOW, id: "follow-3" }, limits), "again");
    equal(await follows.get("follow-3", AT), undefined);
    equal(await follows.put({ ...FOLLOW, id: "follow-3", question: "q" }, limits), "reader-full");
    equal(await follows.put({ ...FOLLOW, id: "o", reader: "reader-2" }, limits), "added");
  });

  test("an address is written down so often and no more, also where it is gone", async (store) => {
    const { follows } = store;
    const put = (id: string, fields: Partial<FollowRecord> = {}) =>
      follows.put({ ...FOLLOW, id, reader: id, ...fields }, {
        ...LIMITS,
        ofAddress: 2,
      });
    equal(await put("a"), "added");
    equal(await put("b", { createdAt: AT + 5 }), "added");
    await follows.remove("a");
    equal(await put("c", { createdAt: AT + 5 }), "address-full");
    equal(await put("d", { addressHash: "hash-2" }), "added");
    await follows.expire(AT + DAY_MS - 1);
    equal(await put("e", { createdAt: AT + DAY_MS - 1, expiresAt: AT * 2 }), "address-full");
    equal(await put("e", { createdAt: AT + DAY_MS, expiresAt: AT * 2 }), "added");
  });

  test("an address is written down as often as it likes where there is no limit", async ({ follows }) => {
    for (let n = 0; n < 5; n++) {
      const follow = { ...FOLLOW, id: `f-${n}`, reader: `r-${n}` };
      equal(await follows.put(follow, { ...LIMITS, ofAddress: Infinity }), "added");
    }
  });

  test("wishes go one by one, with their conversation and with their reader", async (store) => {
    const { follows } = store;
    const put = (id: string, fields: Partial<FollowRecord>) =>
      follows.put({ ...FOLLOW, id, addressHash: id, ...fields }, LIMITS);
    await put("one", {});
    await put("two", { reader: "reader-2" });
    await put("three", { reader: "reader-2", whisper: "reader-2" });
    await put("four", { reader: "reader-3", whisper: "reader-3" });
    equal(await follows.remove("one"), true);
    equal(await follows.remove("one"), false);
    await follows.removeOf({ room: ROOM, whisper: "reader-3" });
    equal(await follows.get("four", AT), undefined);
    await store.forget("reader-2");
    deepEqual([await follows.get("two", AT), await follows.get("three", AT)], [
      undefined,
      undefined,
    ]);
    await put("five", {});
    await follows.removeOf({ room: ROOM });
    equal(await follows.get("five", AT), undefined);
  });
}
