/**
 * Entries of a log go when they are old, the oldest first.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  deleteOldEntries,
  isTimeToLook,
  KEPT_COUNT,
  KEPT_MS,
} from "../../../../../server/storage/kv/log/old_entries.ts";

Deno.test("entries that are old are deleted, and no others", async () => {
  const kv = await Deno.openKv(":memory:");
  for (const [index, at] of [0, 1, 2, 3].entries()) {
    await kv.set(["c0", "log", `stamp${index}`], { by: "a.1", number: index + 1, at, notes: [] });
  }
  await kv.set(["c0", "other"], 1);
  await kv.set(["c1", "log", "stamp0"], { by: "a.2", number: 1, at: 0, notes: [] });
  const log = { logged: 4 + KEPT_COUNT, now: KEPT_MS + 1 };
  equal(await deleteOldEntries(kv, "c0", log), 2);
  equal(await deleteOldEntries(kv, "c0", log), 0);
  const left: Deno.KvKey[] = [];
  for await (const { key } of kv.list({ prefix: [] })) left.push(key);
  deepEqual(left, [
    ["c0", "log", "stamp2"],
    ["c0", "log", "stamp3"],
    ["c0", "other"],
    ["c1", "log", "stamp0"],
  ]);
  kv.close();
});

Deno.test("whose clock is an hour ahead deletes nothing that others may not have read yet", async () => {
  const kv = await Deno.openKv(":memory:");
  const count = KEPT_COUNT + 8;
  for (let number = 1; number <= count; number++) {
    const stamp = `stamp${1_000 + number}`;
    await kv.set(["c0", "log", stamp], { by: "a.1", number, at: 1_000, notes: [] });
  }
  equal(await deleteOldEntries(kv, "c0", { logged: count, now: 6 * KEPT_MS }), 8);
  kv.close();
});

Deno.test("somebody looks for old entries about every 64th commit", () => {
  const looks = Array.from({ length: 640 }, (_, index) => isTimeToLook(index + 1)).filter(Boolean);
  equal(looks.length, 10);
});
