/**
 * Held messages in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { RoomId } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { HeldBounds, HeldRef, HeldStore, Holding } from "../../port/held_store.ts";
import type { HeldMessage } from "../../../../shared/chat/moderation.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** The table `held`. Transactions are the caller's. */
export class HeldTable implements Synchronous<HeldStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  hold(message: HeldMessage, { ofReader, ofSite }: HeldBounds): Holding {
    const known = this.find(message);
    if (known !== undefined) {
      return known.from.id === message.from.id && known.text === message.text
        ? "again"
        : "id-taken";
    }
    const { room, id, from } = message;
    const [site, reader] = [toColumn(room.slice(0, room.indexOf("/"))), toColumn(from.id)];
    const { count = 0, own = 0 } = this.#statements.count.get(reader, site) ?? {};
    if (Number(count) >= ofSite || Number(own) >= ofReader) return "full";
    const text = toColumn(JSON.stringify(message));
    this.#statements.add.run(toColumn(room), toColumn(id), site, reader, text);
    return "held";
  }

  find({ room, id }: HeldRef): HeldMessage | undefined {
    return this.#statements.find.all(toColumn(room), toColumn(id)).map(messageOf)[0];
  }

  all(): readonly HeldMessage[] {
    return this.#statements.all.all().map(messageOf);
  }

  of({ room, reader }: { room: RoomId; reader: string }): readonly HeldMessage[] {
    return this.#statements.of.all(toColumn(reader), toColumn(room)).map(messageOf);
  }

  remove({ room, id }: HeldRef): boolean {
    return Number(this.#statements.remove.run(toColumn(room), toColumn(id)).changes) === 1;
  }

  clear(room: RoomId): boolean {
    return Number(this.#statements.clear.run(toColumn(room)).changes) > 0;
  }

  forget(reader: string): void {
    this.#statements.forget.run(toColumn(reader));
  }
}

function messageOf({ message }: Readonly<Record<string, unknown>>): HeldMessage {
  return JSON.parse(fromColumn(String(message)));
}

function prepare(db: DatabaseSync) {
  return {
    count: db.prepare(
      "select count(*) as count, sum(reader = ?) as own from held where site = ?",
    ),
    add: db.prepare("insert into held (room, id, site, reader, message) values (?, ?, ?, ?, ?)"),
    find: db.prepare("select message from held where room = ? and id = ?"),
    all: db.prepare("select message from held order by key"),
    of: db.prepare("select message from held where reader = ? and room = ? order by key"),
    remove: db.prepare("delete from held where room = ? and id = ?"),
    clear: db.prepare("delete from held where room = ?"),
    forget: db.prepare("delete from held where reader = ?"),
  };
}
