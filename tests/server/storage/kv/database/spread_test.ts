/**
 * What many write is spread evenly, and always to the same place.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { numberOfText, spreadOver } from "../../../../../server/storage/kv/database/spread.ts";

Deno.test("a text is always in the same partition", () => {
  deepEqual(["", "a", "한국어", "\ud800"].map((text) => numberOfText(text, 8)), [5, 4, 7, 2]);
});

Deno.test("texts are spread evenly over partitions", () => {
  const { all, of } = spreadOver("shelf", 4);
  deepEqual(all, ["shelf0", "shelf1", "shelf2", "shelf3"]);
  const counts = new Map<string, number>();
  for (let n = 0; n < 4_000; n++) counts.set(of(`r${n}`), (counts.get(of(`r${n}`)) ?? 0) + 1);
  deepEqual([...counts.keys()].sort(), all);
  equal([...counts.values()].every((count) => count > 800 && count < 1_200), true);
});
