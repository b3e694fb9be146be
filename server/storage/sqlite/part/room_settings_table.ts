/**
 * The settings of rooms in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { RoomSettingsStore, SetRoom } from "../../port/room_settings_store.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** The table `room_settings`. Transactions are the caller's. */
export class RoomSettingsTable implements Synchronous<RoomSettingsStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  all(): readonly SetRoom[] {
    return this.#statements.all.all().map(({ room, settings }) => ({
      room: fromColumn(String(room)) as RoomId,
      settings: JSON.parse(fromColumn(String(settings))),
    }));
  }

  put({ room, settings }: SetRoom): void {
    this.#statements.put.run(toColumn(room), toColumn(JSON.stringify(settings)));
  }

  remove(room: RoomId): boolean {
    return Number(this.#statements.remove.run(toColumn(room)).changes) === 1;
  }
}

function prepare(db: DatabaseSync) {
  return {
    all: db.prepare("select room, settings from room_settings order by room"),
    put: db.prepare(
      `insert into room_settings (room, settings) values (?, ?)
       on conflict (room) do update set settings = excluded.settings`,
    ),
    remove: db.prepare("delete from room_settings where room = ?"),
  };
}
