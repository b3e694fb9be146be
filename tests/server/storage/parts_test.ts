/**
 * Every part says what its calls do.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { effectOf } from "../../../server/storage/parts.ts";

Deno.test("a call of a part does what its table says", () => {
  equal(effectOf("sites.all"), "read");
  equal(effectOf("sites.put"), "write");
  equal(effectOf("sites.remove"), "erase");
  equal(effectOf("life.erase"), "expunge");
});

Deno.test("what is no call of a part has no effect", () => {
  for (const name of ["append", "sites", "sites.", "sites.toString", "toString.call", ""]) {
    equal(effectOf(name), undefined, name);
  }
});
