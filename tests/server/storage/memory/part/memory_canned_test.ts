/**
 * What canned answers in memory do beside the contract.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { MemoryCanned } from "../../../../../server/storage/memory/part/memory_canned.ts";

Deno.test("canned answers in memory are kept as they were put, whatever becomes of the object", () => {
  const canned = new MemoryCanned();
  const answer = { id: "a", title: "Hours", text: "Nine to five.", at: 1 };
  canned.put(answer, 1);
  answer.text = "another";
  equal(canned.all()[0]?.text, "Nine to five.");
});
