/**
 * What the doctor says of one thing.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { fault, left, ok, warning } from "../../../../server/task/doctor/verdict.ts";

Deno.test("a verdict has a level, what was seen, and what to do in order", () => {
  deepEqual(ok("A", "fine"), { level: "ok", about: "A", seen: "fine", remedy: [] });
  deepEqual(fault("A", "bad", "one", "two").remedy, ["one", "two"]);
  deepEqual([warning("A", "x").level, left("A", "x").level], ["warning", "left"]);
});
