/**
 * What every store must do with what is to be sent, sentence by sentence of
 * `server/storage/port/notification_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type {
  DeliveryRecord,
  NotificationJob,
} from "../../server/storage/port/notification_store.ts";
import type { TestRule } from "./store_contract.ts";

function job(id: string, given: Partial<NotificationJob> = {}): NotificationJob {
  return {
    id,
    kind: "notice",
    key: `key ${id}`,
    data: "{}",
    createdAt: 1,
    dueAt: 10,
    attempts: 0,
    ...given,
  };
}

function delivery(given: Partial<DeliveryRecord> = {}): DeliveryRecord {
  return {
    at: 1,
    kind: "notice",
    author: "a",
    channel: "mail",
    outcome: "sent",
    durationMs: 5,
    attempt: 1,
    ...given,
  };
}

const ALL = { now: 1_000, until: 2_000, limit: 99 };

/** Registers the tests of what is to be sent. */
export function testNotifications(test: TestRule): void {
  test("jobs come when they are due, the first due first, as they were put", async (store) => {
    const { notifications } = store;
    equal(await notifications.nextDueAt(), undefined);
    const [late, soon] = [
      job("late", { dueAt: 20, author: "a", data: '{"text":"\u0000 한국어"}' }),
      job("soon", { dueAt: 10, reader: "r" }),
    ];
    for (const each of [late, soon]) equal(await notifications.put(each, 9), "added");
    equal(await notifications.nextDueAt(), 10);
    deepEqual(await notifications.claim({ now: 9, until: 50, limit: 9 }), []);
    deepEqual(await notifications.claim({ now: 20, until: 50, limit: 1 }), [
      { ...soon, dueAt: 50, attempts: 1 },
    ]);
    deepEqual(await notifications.claim({ now: 20, until: 50, limit: 9 }), [
      { ...late, dueAt: 50, attempts: 1 },
    ]);
    deepEqual(await notifications.claim({ now: 49, until: 99, limit: 9 }), []);
    equal((await notifications.claim({ now: 50, until: 99, limit: 9 })).length, 2);
  });

  test("one job of a key waits, and only so many wait at all", async ({ notifications }) => {
    equal(await notifications.put(job("1", { key: "k" }), 2), "added");
    equal(await notifications.put(job("2", { key: "k", dueAt: 1 }), 2), "again");
    equal(await notifications.nextDueAt(), 10);
    equal(await notifications.put(job("3"), 2), "added");
    equal(await notifications.put(job("4"), 2), "full");
    equal(await notifications.put(job("5", { key: "k" }), 2), "again");
    equal(await notifications.withdraw("k"), true);
    equal(await notifications.withdraw("k"), false);
    equal(await notifications.put(job("2", { key: "k" }), 2), "added");
  });

  test("a job is postponed, and finished; one that is gone stays gone", async (store) => {
    const { notifications } = store;
    await notifications.put(job("1"), 9);
    await notifications.postpone("1", { dueAt: 500, attempts: 7 });
    deepEqual(await notifications.claim(ALL), [job("1", { dueAt: 2_000, attempts: 8 })]);
    await notifications.finish("1");
    await notifications.finish("1");
    await notifications.postpone("1", { dueAt: 1, attempts: 1 });
    deepEqual([await notifications.claim(ALL), await notifications.nextDueAt()], [[], undefined]);
  });

  test("jobs go with their reader or author, and nobody else's", async ({ notifications }) => {
    const given = [{ reader: "r" }, { author: "a" }, { author: "b" }, { reader: "a" }, {}];
    for (const [n, one] of given.entries()) await notifications.put(job(String(n), one), 9);
    await notifications.note(delivery(), { count: 9, since: 0 });
    await notifications.note(delivery({ author: "b" }), { count: 9, since: 0 });
    await notifications.forget("r");
    await notifications.forgetAuthor("a");
    const left = await notifications.claim(ALL);
    deepEqual(left.map(({ id }) => id).sort(), ["2", "3", "4"]);
    deepEqual(await notifications.deliveries("a", 9), []);
    equal((await notifications.deliveries("b", 9)).length, 1);
  });

  test("what became of attempts is remembered, within a number and an age", async (store) => {
    const { notifications } = store;
    const records = [10, 20, 30, 40].map((at) => delivery({ at, code: at }));
    for (const record of records) await notifications.note(record, { count: 3, since: 15 });
    await notifications.note(delivery({ at: 41, author: "b" }), { count: 3, since: 15 });
    deepEqual(await notifications.deliveries("a", 9), [records[3], records[2]]);
    deepEqual(await notifications.deliveries("a", 1), [records[3]]);
    await notifications.note(delivery({ at: 42 }), { count: 9, since: 35 });
    deepEqual((await notifications.deliveries("a", 9)).map(({ at }) => at), [42, 40]);
  });

  test("jobs of hostile names are kept apart", async ({ notifications }) => {
    for (const name of test.hostile) {
      await notifications.put(job(name, { key: name, reader: name }), 999);
    }
    for (const name of test.hostile) await notifications.forget(name);
    deepEqual(await notifications.claim(ALL), []);
  });
}
