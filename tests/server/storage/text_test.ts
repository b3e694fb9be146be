/**
 * Strings come back from a column as they went in.
 *
 * @module
 */
import { equal, notEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { fromColumn, toColumn } from "../../../server/storage/text.ts";
import { HOSTILE, HOSTILE_STRING } from "../../helper/hostile_string.ts";

Deno.test("text comes back from a column as it went in", () => {
  const db = new DatabaseSync(":memory:");
  const echo = db.prepare("select ? as text");
  const check = (text: string) =>
    equal(fromColumn(String(echo.get(toColumn(text))?.["text"])), text);
  for (const text of HOSTILE) check(text);
  fc.assert(fc.property(HOSTILE_STRING, check));
  db.close();
});

Deno.test("text of people is kept as it is, so that ordinary tools can read it", () => {
  for (const text of ["plain", "C:\\new \\u0000", "한국어", "🙂", "line\nbreak\t"]) {
    equal(toColumn(text), text);
  }
});

Deno.test("text that differs is kept differently", () => {
  fc.assert(fc.property(HOSTILE_STRING, HOSTILE_STRING, (one, two) => {
    if (one !== two) notEqual(toColumn(one), toColumn(two));
  }));
  notEqual(toColumn("\0"), toColumn("\u001b0000"));
});
