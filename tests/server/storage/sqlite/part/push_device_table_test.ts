/**
 * What the table of devices keeps; what it answers is the contract's.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { PushDeviceTable } from "../../../../../server/storage/sqlite/part/push_device_table.ts";

Deno.test("device table keeps one row of an endpoint, and none beyond the limit", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const table = new PushDeviceTable(db);
  const device = { authorId: "a", sessionHash: "s", label: "", p256dh: "", auth: "" };
  for (const [id, endpoint, createdAt] of [["1", "x", 1], ["2", "x", 2], ["3", "y", 3]] as const) {
    table.put({ ...device, id, endpoint, createdAt }, 1);
  }
  const rows = db.prepare("select id, endpoint from push_device").all();
  deepEqual(rows.map((row) => ({ ...row })), [{ id: "3", endpoint: "y" }]);
});
