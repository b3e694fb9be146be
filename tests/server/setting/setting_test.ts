import { deepEqual, equal } from "node:assert/strict";
import { readList } from "../../../server/setting/setting.ts";

Deno.test("a list has each item once, without spaces and empty ones", () => {
  deepEqual(readList(" a, b,,a ,", () => true), ["a", "b"]);
});

Deno.test("a list with an item that does not fit is none", () => {
  equal(readList("a, b", (item) => item === "a"), undefined);
});
