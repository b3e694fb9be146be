/**
 * What every store must do with readers, sentence by sentence of
 * `server/storage/port/reader_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { ReaderRecord } from "../../server/storage/port/reader_store.ts";
import { say } from "../helper/new_message.ts";
import type { TestRule } from "./store_contract.ts";

const FULL: ReaderRecord = {
  id: "r1",
  site: "blog",
  name: "Kim",
  email: "kim@blog.example",
  verified: true,
  knownSince: 5,
};
const BARE: ReaderRecord = { id: "r2", site: "default", name: "", knownSince: 6 };

/** Registers the tests of readers. */
export function testReaders(test: TestRule): void {
  test("readers are read back as they were put, and are nobody until then", async ({ readers }) => {
    equal(await readers.find("r1"), undefined);
    for (const record of [FULL, BARE]) {
      await readers.put(record);
      deepEqual(await readers.find(record.id), record);
    }
    const { email: _, verified: __, ...less } = FULL;
    await readers.put({ ...less, name: "Lee" });
    deepEqual(await readers.find("r1"), { ...less, name: "Lee" });
    deepEqual(await readers.find("r2"), BARE);
  });

  test("readers are listed by their ids, each once, without those who gave nothing", async ({ readers }) => {
    await readers.put(FULL);
    await readers.put(BARE);
    const found = await readers.list(["r2", "nobody", "r1", "r2"]);
    deepEqual([...found].sort((a, b) => a.id < b.id ? -1 : 1), [FULL, BARE]);
    deepEqual(await readers.list([]), []);
  });

  test("a reader who is forgotten is nobody, and others stay", async ({ readers }) => {
    await readers.put(FULL);
    await readers.put(BARE);
    equal(await readers.forget("r1"), true);
    equal(await readers.forget("r1"), false);
    equal(await readers.find("r1"), undefined);
    deepEqual(await readers.find("r2"), BARE);
  });

  test("the readers of a site are forgotten together, and others stay", async ({ readers }) => {
    for (const record of [FULL, BARE, { ...FULL, id: "r3" }]) await readers.put(record);
    equal(await readers.clear("blog"), true);
    equal(await readers.clear("blog"), false);
    deepEqual(await readers.list(["r1", "r2", "r3"]), [BARE]);
  });

  test("what counts once is used once, until it has expired anyhow", async ({ readers }) => {
    const use = { nonce: "n1", expiresAt: 100, now: 10 };
    equal(await readers.spend(use), true);
    equal(await readers.spend({ ...use, now: 99 }), false);
    equal(await readers.spend({ nonce: "n2", expiresAt: 100, now: 10 }), true);
    const many = await Promise.all(
      Array.from({ length: 20 }, () => readers.spend({ nonce: "n3", expiresAt: 100, now: 10 })),
    );
    equal(many.filter((isFirst) => isFirst).length, 1);
    equal(await readers.spend({ ...use, expiresAt: 300, now: 200 }), true);
  });

  test("a message keeps that its sender's site knows them, and a deleted one does not", async (store) => {
    const from = { kind: "reader", id: "r1", name: "Kim", verified: true } as const;
    const message = say("hello", { from });
    await store.append(message);
    const { room, id } = message;
    deepEqual((await store.message({ room }, id))?.from, from);
    await store.change({ room, id, kind: "edit", text: "other", at: 1 });
    deepEqual((await store.page({ room, limit: 1 })).messages[0]?.from, from);
    await store.change({ room, id, kind: "delete" });
    deepEqual((await store.message({ room }, id))?.from, { kind: "reader", id: "r1", name: "" });
  });

  test("readers are kept whatever they are called", async ({ readers }) => {
    for (const text of test.hostile) {
      const record = { ...FULL, id: `id ${text}`, site: text, name: text, email: text };
      await readers.put(record);
      deepEqual(await readers.find(record.id), record);
      equal(await readers.spend({ nonce: text, expiresAt: 2, now: 0 }), true);
      equal(await readers.spend({ nonce: text, expiresAt: 2, now: 0 }), false);
    }
  });
}
