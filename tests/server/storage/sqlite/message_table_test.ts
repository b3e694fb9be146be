/**
 * What the tables of messages cost and keep; what they answer is the contract's.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { MessageTable } from "../../../../server/storage/sqlite/message_table.ts";
import { migrations } from "../../../../server/storage/sqlite/migration/mod.ts";
import { roomId } from "../../../../shared/chat/id.ts";
import { ROOM, say } from "../../../helper/new_message.ts";

Deno.test("message table takes the epoch offered with the first message of a room only", () => {
  using db = openTables();
  const table = new MessageTable(db);
  const epochs = ["first", "second"].map((epoch) => table.append(say("x"), epoch));
  deepEqual(epochs.map((outcome) => outcome.kind === "stored" && outcome.epoch), [
    "first",
    "first",
  ]);
});

Deno.test("message table keeps the sites of rooms apart", () => {
  using db = openTables();
  const table = new MessageTable(db);
  const rooms = [roomId("/a"), roomId("/a", "other"), roomId("/b", "other")];
  for (const room of rooms) table.append(say(room, { room }), "epoch");
  deepEqual(table.rooms({ limit: 9 }).map(({ room }) => room), rooms.toReversed());
  deepEqual(db.prepare("select id from site order by key").all().map(({ id }) => id), [
    "default",
    "other",
  ]);
});

Deno.test("message table says which message is the oldest still kept", () => {
  using db = openTables();
  const table = new MessageTable(db);
  for (let n = 0; n < 5; n++) table.append(say(String(n)), "epoch");
  db.exec("delete from message where seq < 3");
  const page = table.page({ room: ROOM, after: 0, limit: 9 });
  deepEqual([page.firstSeq, page.lastSeq, page.messages.length], [3, 5, 3]);
  db.exec("delete from message");
  const empty = table.page({ room: ROOM, limit: 9 });
  deepEqual([empty.firstSeq, empty.lastSeq, empty.messages.length], [0, 5, 0]);
});

Deno.test("message table reads by index, never a whole table", () => {
  using db = openTables();
  const asked: string[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = (sql) => {
    asked.push(sql);
    return prepare(sql);
  };
  new MessageTable(db);
  equal(asked.length > 5, true);
  for (const sql of asked.filter((sql) => /^\s*(?:select|update)/.test(sql))) {
    const plan = prepare(`explain query plan ${sql}`).all().map(({ detail }) => String(detail));
    // The list of rooms walks the index that has its order, and stops at its limit.
    const scans = plan.filter((step) =>
      /^SCAN|TEMP B-TREE/.test(step) && !step.includes("room_last_message")
    );
    deepEqual(scans, [], sql);
  }
});

function openTables(): DatabaseSync {
  const db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  return db;
}
