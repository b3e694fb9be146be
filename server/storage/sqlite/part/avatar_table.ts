/**
 * Pictures of authors in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { Synchronous } from "../../part.ts";
import type { AvatarStore } from "../../port/avatar_store.ts";
import { toColumn } from "../../text.ts";

/** The table `avatar`. Transactions are the caller's. */
export class AvatarTable implements Synchronous<AvatarStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  put(name: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.#statements.put.run(toColumn(name), bytes);
  }

  get(name: string): Uint8Array<ArrayBuffer> | undefined {
    const bytes = this.#statements.get.get(toColumn(name))?.["bytes"];
    return bytes instanceof Uint8Array ? new Uint8Array(bytes) : undefined;
  }

  remove(name: string): void {
    this.#statements.remove.run(toColumn(name));
  }
}

function prepare(db: DatabaseSync) {
  return {
    put: db.prepare("insert into avatar values (?, ?) on conflict do nothing"),
    get: db.prepare("select bytes from avatar where name = ?"),
    remove: db.prepare("delete from avatar where name = ?"),
  };
}
