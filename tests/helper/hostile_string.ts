/**
 * Strings that tend to come back changed.
 *
 * @module
 */
import fc from "fast-check";

/** One of each kind that has hurt somebody. */
export const HOSTILE: readonly string[] = [
  "",
  " ",
  "\0",
  "cut\0here",
  "\u001b",
  "\u001b0000",
  "\ud800",
  "\udc00\ud800",
  "half \ud83d of a pair",
  "🙂 and 👩‍👩‍👧‍👦",
  "'); drop table message; --",
  "?1 :name @name $name",
  "__proto__",
  "constructor",
  "null",
  "1e999",
  "%00%_\\",
  "line\r\nbreak\u2028\u2029",
  "\ufeffmark",
  "\uffff\ufffe\ufffd",
  "e\u0301 é",
  "한국어 ﷽ \u202e reversed",
  "<script>alert(1)</script>",
  "long ".repeat(200_000),
];

/** Any string of UTF-16 units, often with the troublesome ones. */
export const HOSTILE_STRING: fc.Arbitrary<string> = fc.string({
  unit: fc.oneof(
    fc.constantFrom("\0", "\u001b", "0", "d", "8", "\ud800", "\udfff", "🙂"),
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  ),
});
