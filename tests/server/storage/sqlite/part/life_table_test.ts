/**
 * What the data file loses when messages are removed; what is answered is the contract's.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { ConversationLog } from "../../../../../server/storage/conversation_log.ts";
import { LifeTable } from "../../../../../server/storage/sqlite/part/life_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { SqliteTables } from "../../../../../server/storage/sqlite/conversation/sqlite_tables.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";
import { prose } from "../../../../helper/prose.ts";

const by = { kind: "reader", id: "reader-1", name: "" } as const;

Deno.test("life table joins the pieces of the index of searches before it removes many messages", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const log = new ConversationLog(new SqliteTables(db));
  const life = new LifeTable(db);
  const texts = prose(60);
  for (let n = 0; n < 1_500; n++) log.append(say(texts.next().value), "epoch");
  const pieces = () =>
    Number(db.prepare("select count(distinct segid) as n from search_index_idx").get()?.["n"]);
  const before = pieces();
  equal(before > 1, true);
  life.expire({ room: ROOM, before: Infinity, limit: 99 });
  equal(pieces() >= before, true);
  life.expire({ room: ROOM, before: Infinity, limit: 100 });
  equal(pieces() < before, true);
  db.exec("insert into search_index (search_index) values ('integrity-check')");
});

Deno.test("life table leaves no row of a conversation that was erased, but its room's", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const log = new ConversationLog(new SqliteTables(db));
  const life = new LifeTable(db);
  const page = { title: "A post", url: "https://blog.example/a" };
  for (const whisper of [undefined, "reader-1"]) {
    const message = say("text", { page, ...whisper && { whisper } });
    log.append(message, "epoch");
    const ref = { room: ROOM, ...whisper && { whisper } };
    log.change({ ...ref, id: message.id, kind: "react", by, emoji: "👍", on: true });
  }
  const count = (table: string) => db.prepare(`select count(*) as n from ${table}`).get()?.["n"];
  const tables = ["message", "feeling", "conversation", "room"];
  deepEqual(tables.map(count), [2, 2, 2, 1]);
  life.erase({ room: ROOM, whisper: "reader-1", limit: 9 });
  deepEqual(tables.map(count), [1, 1, 1, 1]);
  life.erase({ room: ROOM, limit: 9 });
  deepEqual(tables.map(count), [0, 0, 0, 1]);
  equal(db.prepare("select title || url as page from room").get()?.["page"], "");
});
