/**
 * Readers in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { Synchronous } from "../../part.ts";
import type { ReaderRecord, ReaderStore, SingleUse } from "../../port/reader_store.ts";
import { fromColumn, toColumn } from "../../text.ts";

type ReaderRow = {
  id: string;
  site: string;
  name: string;
  email: string | null;
  verified: number;
  known_since: number;
};

/** The tables `reader` and `spent_nonce`. Transactions are the caller's. */
export class ReaderTable implements Synchronous<ReaderStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  find(id: string): ReaderRecord | undefined {
    const row = this.#statements.find.get(toColumn(id)) as ReaderRow | undefined;
    return row && recordOf(row);
  }

  list(ids: readonly string[]): readonly ReaderRecord[] {
    return [...new Set(ids)].flatMap((id) => this.find(id) ?? []);
  }

  put({ id, site, name, email, verified, knownSince }: ReaderRecord): void {
    this.#statements.put.run(
      toColumn(id),
      toColumn(site),
      toColumn(name),
      email === undefined ? null : toColumn(email),
      Number(verified === true),
      knownSince,
    );
  }

  forget(id: string): boolean {
    return isOne(this.#statements.forget.run(toColumn(id)));
  }

  clear(site: string): boolean {
    return Number(this.#statements.clear.run(toColumn(site)).changes) > 0;
  }

  spend({ nonce, expiresAt, now }: SingleUse): boolean {
    this.#statements.forgetSpent.run(now);
    return isOne(this.#statements.spend.run(toColumn(nonce), expiresAt));
  }
}

function prepare(db: DatabaseSync) {
  return {
    find: db.prepare("select * from reader where id = ?"),
    put: db.prepare("insert or replace into reader values (?, ?, ?, ?, ?, ?)"),
    forget: db.prepare("delete from reader where id = ?"),
    clear: db.prepare("delete from reader where site = ?"),
    forgetSpent: db.prepare("delete from spent_nonce where expires_at <= ?"),
    spend: db.prepare("insert into spent_nonce values (?, ?) on conflict do nothing"),
  };
}

function recordOf({ id, site, name, email, verified, known_since }: ReaderRow): ReaderRecord {
  return {
    id: fromColumn(id),
    site: fromColumn(site),
    name: fromColumn(name),
    ...email !== null && { email: fromColumn(email) },
    ...verified === 1 && { verified: true },
    knownSince: known_since,
  };
}

function isOne({ changes }: { readonly changes: number | bigint }): boolean {
  return Number(changes) === 1;
}
