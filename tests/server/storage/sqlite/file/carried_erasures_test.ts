/**
 * Whoever was erased since a backup was made is to be erased in it again.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { ConversationLog } from "../../../../../server/storage/conversation_log.ts";
import { carryErasures } from "../../../../../server/storage/sqlite/file/carried_erasures.ts";
import type { Erasure } from "../../../../../server/storage/port/erasure_store.ts";
import { ErasureTable } from "../../../../../server/storage/sqlite/part/erasure_table.ts";
import { HeldTable } from "../../../../../server/storage/sqlite/part/held_table.ts";
import { MeasureTable } from "../../../../../server/storage/sqlite/part/measure_table.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { ReaderTable } from "../../../../../server/storage/sqlite/part/reader_table.ts";
import { SqliteTables } from "../../../../../server/storage/sqlite/conversation/sqlite_tables.ts";
import { ROOM, say } from "../../../../helper/new_message.ts";

const hashOf = (reader: string) => `hash of ${reader}`;

function file(erasures: readonly Erasure[], steps = migrations): DatabaseSync {
  const db = new DatabaseSync(":memory:");
  for (const step of steps) db.exec(step);
  for (const erasure of erasures) new ErasureTable(db).put(erasure);
  return db;
}

Deno.test("an erasure that a backup does not know is begun in it, where something is left", () => {
  const done = (reader: string, at: number) => ({ readerHash: hashOf(reader), at });
  using from = file([done("wrote", 5), done("felt", 5), done("whispered", 5), done("gone", 5)]);
  using to = file([]);
  const log = new ConversationLog(new SqliteTables(to));
  const person = (id: string) => ({ kind: "reader", id, name: "" }) as const;
  const message = say("text", { from: person("wrote") });
  log.append(message, "epoch");
  log.append(say("text", { from: person("stays") }), "epoch");
  log.append(say("text", { from: person("whispered"), whisper: "whispered" }), "epoch");
  const felt = { room: ROOM, id: message.id, kind: "react", emoji: "👍", on: true } as const;
  log.change({ ...felt, by: person("felt") });
  equal(carryErasures({ from, to, hashOf }), 3);
  deepEqual(new ErasureTable(to).all(), [
    { ...done("felt", 5), reader: "felt" },
    done("gone", 5),
    { ...done("whispered", 5), reader: "whispered" },
    { ...done("wrote", 5), reader: "wrote" },
  ]);
});

Deno.test("who came back after an erasure that a backup knows stays in it", () => {
  const erasure = { readerHash: hashOf("back"), at: 5 };
  using from = file([erasure]);
  using to = file([erasure]);
  const log = new ConversationLog(new SqliteTables(to));
  log.append(say("again", { from: { kind: "reader", id: "back", name: "" } }), "epoch");
  equal(carryErasures({ from, to, hashOf }), 0);
  deepEqual(new ErasureTable(to).all(), [erasure]);
});

Deno.test("files of formats without erasures have none to carry", () => {
  using old = file([], migrations.slice(0, 3));
  using now = file([{ readerHash: "h", at: 1 }]);
  equal(carryErasures({ from: old, to: now, hashOf }), 0);
  equal(carryErasures({ from: now, to: old, hashOf }), 0);
});

Deno.test("a reader is found in every table that names readers, whatever else is gone", () => {
  const at = { site: "default", at: 5 };
  const by = { kind: "author", id: "owner", name: "" } as const;
  const rows: Record<string, (db: DatabaseSync) => void> = {
    banned: (db) =>
      new MeasureTable(db).add({ ...at, id: "m", kind: "ban", reader: "banned", reason: "", by }),
    networked: (db) => new MeasureTable(db).note({ ...at, reader: "networked", network: "n" }),
    named: (db) => new ReaderTable(db).put({ ...at, id: "named", name: "Kim", knownSince: 5 }),
    held: (db) => {
      const from = { kind: "reader", id: "held", name: "" } as const;
      new HeldTable(db).hold({ ...say("text", { from }) }, { ofReader: 1, ofSite: 1 });
    },
    attends: (db) => {
      const log = new ConversationLog(new SqliteTables(db));
      log.append(say("text", { from: { kind: "reader", id: "attends", name: "" } }), "epoch");
      db.exec("update message set sender_id = ''");
    },
  };
  for (const [reader, add] of Object.entries(rows)) {
    using from = file([{ readerHash: hashOf(reader), at: 9 }]);
    using to = file([]);
    add(to);
    equal(carryErasures({ from, to, hashOf }), 1, reader);
  }
});
