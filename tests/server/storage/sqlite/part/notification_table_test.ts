/**
 * What the tables of what is to be sent keep; what they answer is the contract's.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { NotificationTable } from "../../../../../server/storage/sqlite/part/notification_table.ts";

Deno.test("notification table remembers of an attempt what it is told, and no more", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const record = {
    at: 5,
    kind: "notice",
    channel: "mail",
    outcome: "sent",
    durationMs: 3,
    attempt: 1,
  } as const;
  new NotificationTable(db).note(record, { count: 1, since: 0 });
  const rows = db.prepare("select at, author, record from delivery").all();
  deepEqual(rows.map((row) => ({ ...row })), [
    { at: 5, author: null, record: JSON.stringify(record) },
  ]);
});
