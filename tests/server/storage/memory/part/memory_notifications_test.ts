/**
 * What jobs in memory do beside the contract.
 *
 * @module
 */
import { equal } from "node:assert/strict";
import { MemoryNotifications } from "../../../../../server/storage/memory/part/memory_notifications.ts";

Deno.test("jobs in memory are kept as they came, whatever becomes of the object", () => {
  const store = new MemoryNotifications();
  const job = {
    id: "1",
    kind: "notice",
    key: "k",
    data: "before",
    createdAt: 1,
    dueAt: 1,
    attempts: 0,
  };
  store.put(job, 1);
  job.data = "after";
  equal(store.claim({ now: 1, until: 2, limit: 1 })[0]?.data, "before");
});
