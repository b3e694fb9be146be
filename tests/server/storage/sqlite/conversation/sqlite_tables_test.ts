/**
 * The tables of the data file are tables as the rules need them; the contract tries the rest.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { ConversationLog } from "../../../../../server/storage/conversation_log.ts";
import { migrations } from "../../../../../server/storage/sqlite/migration/mod.ts";
import { SqliteTables } from "../../../../../server/storage/sqlite/conversation/sqlite_tables.ts";
import { roomId } from "../../../../../shared/chat/id.ts";
import { say } from "../../../../helper/new_message.ts";

Deno.test("tables take the epoch offered with the first message of a conversation only", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const log = new ConversationLog(new SqliteTables(db));
  const epochs = [["first"], ["second"], ["third", "reader-1"]].map(([epoch = "", whisper]) => {
    const { result } = log.append(say("x", whisper === undefined ? {} : { whisper }), epoch);
    return result.kind === "stored" && result.epoch;
  });
  deepEqual(epochs, ["first", "first", "third"]);
});

Deno.test("tables list rooms of every site, the newest message first", () => {
  using db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const tables = new SqliteTables(db);
  const log = new ConversationLog(tables);
  const rooms = [roomId("/a"), roomId("/a", "other"), roomId("/b", "other")];
  for (const room of rooms) log.append(say(room, { room }), "epoch");
  deepEqual(tables.rooms({ limit: 9 }).map(({ room }) => room), rooms.toReversed());
});
