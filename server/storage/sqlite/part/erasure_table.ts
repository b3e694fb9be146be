/**
 * Erasures of readers in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { Synchronous } from "../../part.ts";
import type { Erasure, ErasureStore } from "../../port/erasure_store.ts";
import { fromColumn, toColumn } from "../../text.ts";

type ErasureRow = { reader_hash: string; at: number; reader: string | null };

/** The table `erasure`. Transactions are the caller's. */
export class ErasureTable implements Synchronous<ErasureStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  all(): readonly Erasure[] {
    return (this.#statements.all.all() as ErasureRow[]).map(({ reader_hash, at, reader }) => ({
      readerHash: fromColumn(reader_hash),
      at,
      ...reader !== null && { reader: fromColumn(reader) },
    }));
  }

  put({ readerHash, at, reader }: Erasure): void {
    const named = reader === undefined ? null : toColumn(reader);
    this.#statements.put.run(toColumn(readerHash), at, named);
  }
}

function prepare(db: DatabaseSync) {
  return {
    all: db.prepare("select reader_hash, at, reader from erasure order by reader_hash"),
    put: db.prepare("insert or replace into erasure (reader_hash, at, reader) values (?, ?, ?)"),
  };
}
