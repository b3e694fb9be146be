/**
 * Passkeys of authors in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { Synchronous } from "../../part.ts";
import type { PasskeyStore, StoredPasskey } from "../../port/passkey_store.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** The table `passkey`. Transactions are the caller's. */
export class PasskeyTable implements Synchronous<PasskeyStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  of(author: string): readonly StoredPasskey[] {
    const rows = this.#statements.of.all(toColumn(author)) as unknown as PasskeyRow[];
    return rows.map(passkeyOf);
  }

  any(): boolean {
    return this.#statements.any.get() !== undefined;
  }

  get(id: string): StoredPasskey | undefined {
    const row = this.#statements.get.get(toColumn(id)) as unknown as PasskeyRow | undefined;
    return row && passkeyOf(row);
  }

  add(passkey: StoredPasskey): boolean {
    const { publicKey, counter, transports, synced, createdAt, usedAt } = passkey;
    return isAny(this.#statements.add.run(
      toColumn(passkey.id),
      toColumn(passkey.author),
      toColumn(passkey.name),
      publicKey,
      counter,
      toColumn(JSON.stringify(transports)),
      synced ? 1 : 0,
      createdAt,
      usedAt ?? null,
    ));
  }

  rename({ id, author, name }: { id: string; author: string; name: string }): boolean {
    return isAny(this.#statements.rename.run(toColumn(name), toColumn(id), toColumn(author)));
  }

  use({ id, counter, usedAt }: { id: string; counter: number; usedAt: number }): void {
    this.#statements.use.run(counter, usedAt, toColumn(id));
  }

  remove({ id, author }: { id: string; author: string }): boolean {
    return isAny(this.#statements.remove.run(toColumn(id), toColumn(author)));
  }

  removeAllOf(author: string): void {
    this.#statements.removeAllOf.run(toColumn(author));
  }
}

interface PasskeyRow {
  readonly id: string;
  readonly author: string;
  readonly name: string;
  readonly public_key: Uint8Array;
  readonly counter: number;
  readonly transports: string;
  readonly synced: number;
  readonly created_at: number;
  readonly used_at: number | null;
}

function passkeyOf(row: PasskeyRow): StoredPasskey {
  return {
    id: fromColumn(row.id),
    author: fromColumn(row.author),
    name: fromColumn(row.name),
    publicKey: new Uint8Array(row.public_key),
    counter: row.counter,
    transports: JSON.parse(fromColumn(row.transports)),
    synced: row.synced === 1,
    createdAt: row.created_at,
    ...row.used_at !== null && { usedAt: row.used_at },
  };
}

function prepare(db: DatabaseSync) {
  return {
    of: db.prepare("select * from passkey where author = ? order by created_at, id"),
    any: db.prepare("select 1 from passkey limit 1"),
    get: db.prepare("select * from passkey where id = ?"),
    add: db.prepare(
      "insert into passkey values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing",
    ),
    rename: db.prepare("update passkey set name = ? where id = ? and author = ?"),
    use: db.prepare("update passkey set counter = ?, used_at = ? where id = ?"),
    remove: db.prepare("delete from passkey where id = ? and author = ?"),
    removeAllOf: db.prepare("delete from passkey where author = ?"),
  };
}

function isAny({ changes }: { readonly changes: number | bigint }): boolean {
  return Number(changes) > 0;
}
