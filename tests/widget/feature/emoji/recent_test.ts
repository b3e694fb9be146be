/**
 * Emoji that were used last.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { keepRecent, readRecent } from "../../../../widget/feature/emoji/recent.ts";

function pretendedStorage(kept?: string) {
  const values = new Map(kept === undefined ? [] : [["small-talk-emoji", kept]]);
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

Deno.test("recent emoji: nothing is kept before the first is chosen", () => {
  const storage = pretendedStorage();
  deepEqual(readRecent(() => storage), { emoji: [], tone: 0 });
  equal(storage.values.size, 0);
});

Deno.test("recent emoji: the last comes first, each once, twenty-four at most", () => {
  const storage = pretendedStorage();
  for (const one of ["a", "b", "a"]) keepRecent(() => storage, one, 2);
  deepEqual(readRecent(() => storage), { emoji: ["a", "b"], tone: 2 });
  for (let index = 0; index < 30; index++) keepRecent(() => storage, String(index), 0);
  equal(readRecent(() => storage).emoji.length, 24);
  equal(readRecent(() => storage).emoji[0], "29");
});

Deno.test("recent emoji: what somebody else wrote there is no harm", () => {
  for (const kept of ["", "{", "null", "[]", '{"emoji":3,"tone":"a"}', '{"emoji":[1],"tone":9}']) {
    deepEqual(readRecent(() => pretendedStorage(kept)), { emoji: [], tone: 0 }, kept);
  }
});

Deno.test("recent emoji: a page that keeps nothing is no harm", () => {
  const refuse = () => {
    throw new Error("Cannot keep anything: it is forbidden");
  };
  keepRecent(refuse, "a", 0);
  deepEqual(readRecent(refuse), { emoji: [], tone: 0 });
});
