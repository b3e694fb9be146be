/**
 * Entries of a log go when they are old, the oldest first.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import {
  deleteOldEntries,
  isTimeToLook,
  KEPT_MS,
} from "../../../../server/storage/kv/old_entries.ts";

Deno.test("entries that are old are deleted, and no others", async () => {
  const kv = await Deno.openKv(":memory:");
  for (const [index, at] of [0, 1, 2, 3].entries()) {
    await kv.set(["c0", "log", `stamp${index}`], { by: "a.1", number: index + 1, at, notes: [] });
  }
  await kv.set(["c0", "other"], 1);
  await kv.set(["c1", "log", "stamp0"], { by: "a.2", number: 1, at: 0, notes: [] });
  equal(await deleteOldEntries(kv, "c0", KEPT_MS + 1), 2);
  equal(await deleteOldEntries(kv, "c0", KEPT_MS + 1), 0);
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

Deno.test("somebody looks for old entries about every 64th commit", () => {
  const looks = Array.from({ length: 640 }, (_, index) => isTimeToLook(index + 1)).filter(Boolean);
  equal(looks.length, 10);
});
