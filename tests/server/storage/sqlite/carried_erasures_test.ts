/**
 * Whoever was erased since a backup was made is to be erased in it again.
 *
 * @module
 */
import { deepEqual, equal } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { ConversationLog } from "../../../../server/storage/conversation_log.ts";
import { carryErasures } from "../../../../server/storage/sqlite/carried_erasures.ts";
import type { Erasure } from "../../../../server/storage/port/erasure_store.ts";
import { ErasureTable } from "../../../../server/storage/sqlite/erasure_table.ts";
import { migrations } from "../../../../server/storage/sqlite/migration/mod.ts";
import { SqliteTables } from "../../../../server/storage/sqlite/sqlite_tables.ts";
import { ROOM, say } from "../../../helper/new_message.ts";

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
