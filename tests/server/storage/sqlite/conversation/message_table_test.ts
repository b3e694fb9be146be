/**
 * What the tables of messages cost and keep; what they answer is the contract's.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { ConversationLog } from "../../../../../server/storage/conversation_log.ts";
import { MessageTable } from "../../../../../server/storage/sqlite/conversation/message_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { SqliteTables } from "../../../../../server/storage/sqlite/conversation/sqlite_tables.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";

Deno.test("message table knows what was removed, and up to which change", () => {
  using db = openTables();
  const tables = new SqliteTables(db);
  const log = new ConversationLog(tables);
  const messages = Array.from({ length: 5 }, (_, n) => say(String(n), { question: true }));
  for (const message of messages) log.append(message, "epoch");
  const by = { kind: "reader", id: "r", name: "" } as const;
  const [first = say("")] = messages;
  log.change({ room: ROOM, id: first.id, kind: "react", by, emoji: "👍", on: true });
  log.change({ room: ROOM, id: first.id, kind: "question", state: "answered" });
  const page = () => tables.page({ room: ROOM, after: 0, limit: 9 });
  deepEqual([page().firstSeq, page().goneRev], [1, 0]);

  db.exec("delete from message where seq < 3");
  deepEqual([page().firstSeq, page().lastSeq, page().messages.length], [3, 5, 3]);
  deepEqual([page().goneRev, page().rev], [7, 7]);
  deepEqual(page().questions, { open: 3, answered: 0 });
  equal(db.prepare("select count(*) as count from feeling").get()?.count, 0);

  db.exec("delete from message");
  deepEqual([page().firstSeq, page().lastSeq, page().messages.length], [0, 5, 0]);
  deepEqual(page().questions, { open: 0, answered: 0 });
  deepEqual(tables.rooms({ limit: 9 }), []);
});

Deno.test("message table reads by index, never a whole table", () => {
  using db = openTables();
  const asked: string[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = (sql) => {
    asked.push(sql);
    return prepare(sql);
  };
  new SqliteTables(db);
  equal(asked.length > 20, true);
  for (const sql of asked.filter((sql) => /^\s*(?:select|update|delete)/.test(sql))) {
    const plan = prepare(`explain query plan ${sql}`).all().map(({ detail }) => String(detail));
    // The lists of rooms and whispers walk the index that has their order, and stop at their limit.
    const scans = plan.filter((step) =>
      /^SCAN|TEMP B-TREE/.test(step) && !/(?:room|whisper)_last_message/.test(step)
    );
    deepEqual(scans, [], sql);
  }
});

Deno.test("message table keeps a feeling once, and says whether it was new", () => {
  using db = openTables();
  const table = new MessageTable(db);
  const feeling = { by: { kind: "reader", id: "r", name: "" }, emoji: "👍" } as const;
  deepEqual([table.addFeeling(1, 1, feeling), table.addFeeling(1, 1, feeling)], [true, false]);
  deepEqual(table.reactions(1, 1), [{ emoji: "👍", count: 1, by: ["r"] }]);
  deepEqual(table.reactions(1, 2), []);
  deepEqual([table.removeFeeling(1, 1, feeling), table.removeFeeling(1, 1, feeling)], [
    true,
    false,
  ]);
});

function openTables(): DatabaseSync {
  const db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  return db;
}
