/**
 * What counts until a moment is found from that moment on, and kept some time longer.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { keepMs, upTo } from "../../../../../server/storage/kv/database/expiring.ts";
import { isWithin, type Key } from "../../../../../server/storage/kv/database/key.ts";

Deno.test("what counts until a moment is over at that moment, and not before", () => {
  const keys: readonly Key[] = [
    ["shelf", "until", 99, "a"],
    ["shelf", "until", 100, "z"],
    ["shelf", "until", 100, 7],
    ["shelf", "until", 100.5, ""],
    ["shelf", "until", 101, ""],
  ];
  const range = upTo(["shelf", "until"], 100);
  deepEqual(keys.map((key) => isWithin(key, range)), [true, true, true, false, false]);
});

Deno.test("Deno KV keeps what counts a day longer, whatever its clock says", () => {
  const day = 24 * 60 * 60_000;
  equal(keepMs({ now: 100, until: 150 }), 50 + day);
  equal(keepMs({ now: 100, until: 50 }), day);
});
