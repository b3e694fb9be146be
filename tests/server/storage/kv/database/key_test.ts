/**
 * Keys are ordered as Deno KV orders them, and tell any two texts apart.
 *
 * @module
 */
import { deepEqual, equal, notEqual } from "node:assert/strict";
import fc from "fast-check";
import {
  compareKeys,
  isWithin,
  type Key,
  nameOfKey,
  textPart,
} from "../../../../../server/storage/kv/database/key.ts";
import { HOSTILE_STRING } from "../../../../helper/hostile_string.ts";

const PART = fc.oneof(HOSTILE_STRING.map(textPart), fc.integer({ min: -3 }));
const KEY: fc.Arbitrary<Key> = fc.tuple(fc.constant("shelf"), PART, PART).map((parts) => parts);

Deno.test("keys are ordered as Deno KV orders them", async () => {
  const kv = await Deno.openKv(":memory:");
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(KEY, { maxLength: 12 }), async (keys) => {
        for (const key of keys) await kv.set([...key], true);
        const listed = (await Array.fromAsync(kv.list({ prefix: ["shelf"] }))).map(({ key }) =>
          key
        );
        const unique = [...new Map(keys.map((key) => [nameOfKey(key), key])).values()];
        deepEqual(listed, unique.toSorted(compareKeys));
        for (const key of keys) await kv.delete([...key]);
      }),
      { numRuns: 50 },
    );
  } finally {
    kv.close();
  }
});

Deno.test("different texts are different parts of keys, also halves of surrogate pairs", () => {
  notEqual(textPart("\ud800"), textPart("\udbff"));
  equal(textPart("\ud800").isWellFormed(), true);
  fc.assert(fc.property(HOSTILE_STRING, HOSTILE_STRING, (a, b) => {
    equal(textPart(a) === textPart(b), a === b);
  }));
});

Deno.test("a range has the keys below its prefix, from its start on and before its end", () => {
  const range = {
    prefix: ["shelf", "a"],
    start: ["shelf", "a", 2],
    end: ["shelf", "a", 4],
  } as const;
  const inside = [1, 2, 3, 4].filter((number) => isWithin(["shelf", "a", number], range));
  deepEqual(inside, [2, 3]);
  equal(isWithin(["shelf", "a"], { prefix: ["shelf", "a"] }), false, "the prefix itself");
  equal(isWithin(["shelf", "b", 2], range), false);
  equal(isWithin(["shelf", "a", 2, "deeper"], range), true);
});

Deno.test("no text makes a key that Deno KV refuses", async () => {
  const kv = await Deno.openKv(":memory:");
  try {
    const long = [
      "한".repeat(600),
      "한".repeat(601),
      "🙂".repeat(300),
      "\ud800".repeat(600),
      "x".repeat(1e6),
    ];
    equal(new Set([...long, "x".repeat(1e6 + 1)].map(textPart)).size, 6);
    for (const text of long) equal((await kv.get(["shelf", textPart(text)])).value, null);
  } finally {
    kv.close();
  }
});
