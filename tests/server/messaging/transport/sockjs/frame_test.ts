import assert from "node:assert/strict";
import fc from "fast-check";
import {
  closeFrame,
  quote,
  readMessages,
} from "../../../../../server/messaging/transport/sockjs/frame.ts";

Deno.test("quoted text is JSON of the same text, and of it alone", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    assert.equal(JSON.parse(quote(text)), text);
  }));
  // Any units, halves of surrogate pairs too.
  fc.assert(fc.property(fc.array(fc.nat(0xffff)), (units) => {
    const text = String.fromCharCode(...units);
    assert.equal(JSON.parse(quote(text)), text);
  }));
});

Deno.test("quoted text has no surrogate and nothing that browsers take for a line end", () => {
  fc.assert(fc.property(fc.array(fc.nat(0xffff)), (units) => {
    assert.doesNotMatch(
      quote(String.fromCharCode(...units)),
      // deno-lint-ignore no-control-regex -- controls must not be there
      /[\u0000-\u001f\u200c-\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufff0-\uffff]/,
    );
  }));
});

Deno.test("quoted text escapes by unit, in lower case, and leaves the rest", () => {
  assert.equal(quote('é "\u2028\u{1f600}\ud83d'), String.raw`"é \"\u2028\ud83d\ude00\ud83d"`);
});

Deno.test("a close frame has code and reason", () => {
  assert.equal(closeFrame(3000, 'Go "away"!'), 'c[3000,"Go \\"away\\"!"]');
});

Deno.test("messages are an array of strings, or one string", () => {
  const cases: readonly [string, readonly string[] | undefined][] = [
    ['["a","b"]', ["a", "b"]],
    ["[]", []],
    ['"a"', ["a"]],
    ['["\\ud83d"]', ["\ud83d"]],
    ['["a', undefined],
    ["", undefined],
    ["1", undefined],
    ["null", undefined],
    ['{"0":"a","length":1}', undefined],
    ['["a",1]', undefined],
    ['[["a"]]', undefined],
  ];
  for (const [json, messages] of cases) assert.deepEqual(readMessages(json), messages, json);
});
