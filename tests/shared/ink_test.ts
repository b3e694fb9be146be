import { equal } from "node:assert/strict";
import { hasInk } from "../../shared/ink.ts";

Deno.test("letters, signs and pictures leave ink", () => {
  for (const text of ["a", " 가 ", "?", "👍", "\u200bא"]) equal(hasInk(text), true, text);
});

Deno.test("spaces, and what cannot be seen, leave none", () => {
  for (const text of ["", " \n\t", "\u3000", "\u200b\ufeff", "\u2066\u2069", "\u0000"]) {
    equal(hasInk(text), false, JSON.stringify(text));
  }
});
