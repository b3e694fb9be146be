/**
 * What every store must do with what authors did, sentence by sentence of
 * `server/storage/port/audit_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { AuditQuery, NewAuditEntry } from "../../server/storage/port/audit_store.ts";
import { hashOfReader } from "../../server/storage/port/reader_hash.ts";
import type { Store } from "../../server/storage/store.ts";
import { type RoomId, roomId } from "../../shared/chat/id.ts";
import type { TestRule } from "./store_contract.ts";

const READER = "R".repeat(22);

/** Registers the tests of the audit log. */
export function testAudit(test: TestRule): void {
  test("what was done comes back as it was written down, the newest first", async (store) => {
    const [first, second] = [
      entryOf({ at: 1, about: { reader: READER, site: "default", detail: "30" } }),
      entryOf({ at: 2, act: "author.role", about: { author: "lee", detail: "moderator" } }),
    ];
    for (const entry of [first, second]) await store.audit.add(entry);
    const entries = await store.audit.page({ limit: 10 });
    deepEqual(entries.map(({ key: _, ...entry }) => entry), [second, first]);
    const [newest, oldest] = entries.map(({ key }) => key);
    equal((newest ?? 0) > (oldest ?? 0), true);
  });

  test("a page of the log is what was asked for", async (store) => {
    await store.audit.add(entryOf({ at: 10, act: "a", by: { id: "kim", name: "Kim" } }));
    await store.audit.add(entryOf({ at: 20, act: "b", by: { id: "lee", name: "Lee" } }));
    await store.audit.add(entryOf({ at: 30, act: "c", by: { id: "kim", name: "Kim" } }));
    deepEqual(await actsOf(store, { limit: 2 }), ["c", "b"]);
    deepEqual(await actsOf(store, { by: "kim" }), ["c", "a"]);
    deepEqual(await actsOf(store, { by: "nobody" }), []);
    deepEqual(await actsOf(store, { acts: ["a", "b"] }), ["b", "a"]);
    deepEqual(await actsOf(store, { acts: [] }), []);
    deepEqual(await actsOf(store, { from: 20 }), ["c", "b"]);
    deepEqual(await actsOf(store, { until: 20 }), ["a"]);
    const [newest] = await store.audit.page({ limit: 1 });
    deepEqual(await actsOf(store, { before: newest?.key ?? 0 }), ["b", "a"]);
  });

  test("what is too old, or too much, is forgotten, and keys are not used again", async (store) => {
    for (const at of [10, 20, 30, 40]) await store.audit.add(entryOf({ at, act: String(at) }));
    const [newest] = await store.audit.page({ limit: 1 });
    await store.audit.tidy({ before: 20, keep: 10 });
    deepEqual(await actsOf(store), ["40", "30", "20"]);
    await store.audit.tidy({ before: 0, keep: 2 });
    deepEqual(await actsOf(store), ["40", "30"]);
    await store.audit.tidy({ before: 100, keep: 2 });
    deepEqual(await actsOf(store), []);
    await store.audit.add(entryOf({}));
    equal(((await store.audit.page({ limit: 1 }))[0]?.key ?? 0) > (newest?.key ?? 0), true);
  });

  test("of an erased reader a hash is left in the log", async (store) => {
    await store.audit.add(entryOf({ about: { reader: READER, site: "default" } }));
    await store.audit.add(entryOf({ about: { reader: "another" } }));
    await store.audit.forget(READER);
    const entries = await store.audit.page({ limit: 10 });
    deepEqual(entries.map(({ about }) => about), [
      { reader: "another" },
      { site: "default", readerHash: hashOfReader(READER) },
    ]);
    equal(JSON.stringify(entries).includes(READER), false);
  });

  test("of a whisper or room that is erased no reader is named in the log", async (store) => {
    const [a, b] = ["/posts/a", "/posts/b"].map((path) => roomId(path)) as [
      RoomId,
      RoomId,
    ];
    const subjects = [{ room: a, reader: READER }, { room: a, reader: "another" }, {
      room: b,
      reader: READER,
    }];
    for (const about of subjects) await store.audit.add(entryOf({ about }));
    const named = async () =>
      (await store.audit.page({ limit: 10 })).map(({ about }) => about.reader).reverse();
    await store.audit.forgetIn({ room: a, whisper: "another" });
    deepEqual(await named(), [READER, undefined, READER]);
    await store.audit.forgetIn({ room: a });
    deepEqual(await named(), [undefined, undefined, READER]);
    const [, , first] = await store.audit.page({ limit: 10 });
    deepEqual(first?.about, { room: a, readerHash: hashOfReader(READER) });
  });

  test("what is written about a reader who is gone already names them by their hash", async (store) => {
    const about = { readerHash: hashOfReader(READER) };
    await store.audit.add(entryOf({ about }));
    deepEqual((await store.audit.page({ limit: 1 }))[0]?.about, about);
  });

  test("entries with hostile strings come back as they went in", async (store) => {
    for (const text of test.hostile) {
      const about = { site: text, room: text, message: text, author: text, detail: text };
      const entry = entryOf({ act: text, by: { id: text, name: text }, about });
      await store.audit.add(entry);
      const [found] = await store.audit.page({ limit: 1, by: text, acts: [text] });
      deepEqual(found, { ...entry, key: found?.key });
    }
  });
}

async function actsOf({ audit }: Store, query: Partial<AuditQuery> = {}) {
  return (await audit.page({ limit: 10, ...query })).map(({ act }) => act);
}

function entryOf(fields: Partial<NewAuditEntry>): NewAuditEntry {
  return { at: 1, by: { id: "kim", name: "Kim" }, act: "reader.ban", about: {}, ...fields };
}
