import { deepEqual, equal } from "node:assert/strict";
import {
  fieldsOf,
  isBoolean,
  isCount,
  isListOf,
  isObject,
  isOptional,
  isString,
  isTrue,
} from "../../../shared/chat/guard.ts";

const ALL = [
  undefined,
  null,
  true,
  false,
  0,
  7,
  -1,
  0.5,
  2 ** 53,
  NaN,
  "",
  "x",
  [],
  {},
  Symbol("s"),
];

Deno.test("each guard takes its own kind and no other", () => {
  const taken = (guard: (value: unknown) => boolean) => ALL.filter(guard).map(String);
  deepEqual(taken(isString), ["", "x"]);
  deepEqual(taken(isBoolean), ["true", "false"]);
  deepEqual(taken(isTrue), ["true"]);
  deepEqual(taken(isCount), ["0", "7"]);
  deepEqual(taken(isObject), ["", "[object Object]"]);
  deepEqual(taken((value) => isOptional(value, isTrue)), ["undefined", "true"]);
});

Deno.test("a list holds nothing of another kind", () => {
  equal(isListOf([], isString), true);
  equal(isListOf(["a", "b"], isString), true);
  equal(isListOf(["a", 1], isString), false);
  equal(isListOf({ length: 0 }, isString), false);
});

Deno.test("what is no object has no fields", () => {
  for (const value of [null, undefined, 1, "text"]) deepEqual(fieldsOf(value), {});
  deepEqual(fieldsOf({ a: 1 }), { a: 1 });
});
