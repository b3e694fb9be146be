/**
 * What the tables of attention keep, and what finding costs; what it answers is the contract's.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { AttentionTable } from "../../../../../server/storage/sqlite/part/attention_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { SqliteTables } from "../../../../../server/storage/sqlite/conversation/sqlite_tables.ts";
import { ConversationLog } from "../../../../../server/storage/conversation_log.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";

function open() {
  const db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  return { db, log: new ConversationLog(new SqliteTables(db)), table: new AttentionTable(db) };
}

const counts = (db: DatabaseSync) =>
  ["attention", "behind"].map((table) => db.prepare(`select count(*) as n from ${table}`).get()?.n);

Deno.test("attention table keeps nothing of an author who is gone, nor of a conversation", () => {
  const { db, log, table } = open();
  using _ = db;
  db.exec("insert into author (id, name, password_hash, created_at) values ('a', '', '', 0)");
  log.append(say("one"), "epoch");
  log.append(say("two", { room: roomId("/b") }), "epoch");
  table.see({ kind: "author", id: "a" }, { room: ROOM, seq: 1, at: 7 });
  deepEqual(counts(db), [3, 1]);
  db.exec("delete from author");
  deepEqual(counts(db), [2, 0]);
  db.exec("delete from message; delete from conversation");
  deepEqual(counts(db), [0, 0]);
});

Deno.test("attention table finds what is unread by its keys, whatever else there is", () => {
  const { db } = open();
  using _ = db;
  // SQLite says what each prepared statement does when it is explained.
  const asked: string[] = [];
  const explaining = {
    prepare(sql: string) {
      asked.push(sql);
      return db.prepare(sql);
    },
  };
  new AttentionTable(explaining as DatabaseSync);
  const scans = asked.filter((sql) => /^\s*select/.test(sql)).flatMap((sql) =>
    db.prepare(`explain query plan ${sql}`).all().map(({ detail }) => String(detail))
      // A list that was found by a key may then be read from end to end.
      .filter((detail) => /^SCAN (?!\(?subquery)/i.test(detail))
  );
  deepEqual(scans, []);
  equal(asked.length > 5, true);
});
