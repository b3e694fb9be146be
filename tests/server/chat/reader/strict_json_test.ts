import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { parseStrictObject } from "../../../../server/chat/reader/strict_json.ts";

Deno.test("an object that names each field once is parsed, however it is written", () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
    const isFine = !/"__proto__"/.test(JSON.stringify(object));
    for (const text of [JSON.stringify(object), JSON.stringify(object, null, 2)]) {
      const parsed = parseStrictObject(text);
      if (isFine) deepEqual(parsed, { ...JSON.parse(text) });
    }
  }));
  deepEqual(parseStrictObject('{"a":"x\\":\\"y","b":{"a":[{"a":1},{"a":2}]}}'), {
    a: 'x":"y',
    b: { a: [{ a: 1 }, { a: 2 }] },
  });
});

Deno.test("what is ambiguous or no object is not parsed", () => {
  const texts = [
    "",
    "{",
    "null",
    "[]",
    '"a"',
    "7",
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '{"a":1, "a" : 2}',
    '{"a":{"b":1,"b":2}}',
    '{"a":[{"b":1,"b":2}]}',
    '{"__proto__":{}}',
    '{"a":{"__proto__":1}}',
    '{"\\u005f_proto__":1}',
    '{"a":1}x',
  ];
  for (const text of texts) equal(parseStrictObject(text), undefined, text);
});
