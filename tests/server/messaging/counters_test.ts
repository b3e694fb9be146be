import assert from "node:assert/strict";
import { newCounters } from "../../../server/messaging/counters.ts";

Deno.test("counters begin at zero and each server has its own", () => {
  const counters = newCounters();
  assert(Object.values(counters).every((count) => count === 0));
  counters.connections++;
  assert.equal(newCounters().connections, 0);
});
