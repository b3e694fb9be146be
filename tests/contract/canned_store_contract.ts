/**
 * What every store must do with canned answers, sentence by sentence of
 * `server/storage/port/canned_store.ts`.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import type { CannedAnswer } from "../../shared/chat/canned.ts";
import type { TestRule } from "./store_contract.ts";

/** Registers the tests of canned answers. */
export function testCanned(test: TestRule): void {
  test("canned answers are read back as they were put, and are gone when removed", async ({ canned }) => {
    const a: CannedAnswer = { id: "a", title: "\u0000 한국어", text: "{reader}\ud800", at: 1 };
    const b: CannedAnswer = { id: "b", title: "B", text: "b", site: "blog", at: 2 };
    for (const answer of [b, a]) equal(await canned.put(answer, 2), true);
    deepEqual(await canned.all(), [a, b]);
    equal(await canned.put({ ...a, id: "c" }, 2), false);
    const changed: CannedAnswer = { id: "b", title: "Another", text: "c", at: 3 };
    equal(await canned.put(changed, 2), true);
    deepEqual(await canned.all(), [a, changed]);
    deepEqual([await canned.remove("a"), await canned.remove("a")], [true, false]);
    deepEqual(await canned.all(), [changed]);
  });
}
