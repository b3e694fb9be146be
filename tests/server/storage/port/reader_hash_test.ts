import { equal, notEqual } from "node:assert/strict";
import { hashOfReader } from "../../../../server/storage/port/reader_hash.ts";

Deno.test("a reader's hash is always the same, another than others', and does not have the id", () => {
  const [one, two] = ["r".repeat(22), "s".repeat(22)];
  equal(hashOfReader(one), hashOfReader(one));
  notEqual(hashOfReader(one), hashOfReader(two));
  equal(hashOfReader(one).includes(one), false);
});
