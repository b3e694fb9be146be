/**
 * What the table of tickets keeps; what it answers is the contract's.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { AnswerTicketTable } from "../../../../../server/storage/sqlite/part/answer_ticket_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { ROOM } from "../../../../helper/new_message.ts";

Deno.test("answer ticket table keeps no ticket longer than until the next is put", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const table = new AnswerTicketTable(db);
  const ticket = {
    purpose: "answer",
    author: "a",
    channel: "mail",
    room: ROOM,
    message: "m",
  } as const;
  table.put({ ...ticket, key: "1", expiresAt: 5 }, 0);
  table.put({ ...ticket, key: "2", expiresAt: 9 }, 5);
  deepEqual(db.prepare("select key from answer_ticket").all().map(({ key }) => key), ["2"]);
});
