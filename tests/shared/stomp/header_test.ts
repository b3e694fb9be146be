import assert from "node:assert/strict";
import { FrameHeaders } from "../../../shared/stomp/header.ts";

Deno.test("headers keep their order and their repetitions; the first of a name wins", () => {
  const headers = FrameHeaders.of([["a", "1"], ["b", "2"], ["a", "3"]]);
  assert.deepEqual([...headers], [["a", "1"], ["b", "2"], ["a", "3"]]);
  assert.equal(headers.get("a"), "1");
  assert.equal(headers.size, 3);
});

Deno.test("header names are case sensitive", () => {
  const headers = FrameHeaders.of({ Receipt: "1" });
  assert.equal(headers.get("receipt"), undefined);
  assert.equal(headers.has("Receipt"), true);
});

Deno.test("an empty value is a header, an undefined one is none", () => {
  const headers = FrameHeaders.of({ empty: "", missing: undefined });
  assert.equal(headers.has("empty"), true);
  assert.equal(headers.has("missing"), false);
  assert.equal(headers.size, 1);
});

Deno.test("headers know no name that was not given, not even an inherited one", () => {
  const headers = FrameHeaders.of([["__proto__", "x"]]);
  assert.equal(headers.get("__proto__"), "x");
  for (const name of ["constructor", "toString", "hasOwnProperty"]) {
    assert.equal(headers.get(name), undefined);
  }
});
