/**
 * Carries the erasures of readers over to an older data file, so that nobody who was erased comes back
 * with it: the server that opens it finishes them.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import { fromColumn } from "../../text.ts";

/** Where readers are named, by table and column. */
const PLACES: readonly (readonly [table: string, column: string, fits: string])[] = [
  ["message", "sender_id", "sender_kind = 'reader' and sender_id <> ''"],
  ["conversation", "whisper", "whisper <> ''"],
  ["feeling", "person_id", "person_kind = 'reader'"],
  ["reader", "id", "true"],
  ["held", "reader", "true"],
  ["attention", "person_id", "person_kind = 'reader'"],
  ["measure", "reader", "reader not like '#%'"],
  ["reader_network", "reader", "true"],
];

type ErasureRow = { reader_hash: string; at: number; reader: string | null };

/** The two data files. */
export interface CarriedBetween {
  readonly from: DatabaseSync;
  readonly to: DatabaseSync;
  /** Tells a reader's id from others, as erasures do. */
  readonly hashOf: (reader: string) => string;
}

/** @returns of how many readers something is left to be erased */
export function carryErasures({ from, to, hashOf }: CarriedBetween): number {
  if (!hasTable(from, "erasure") || !hasTable(to, "erasure")) return 0;
  const known = new Map(erasuresIn(to).map(({ reader_hash, at }) => [reader_hash, at]));
  const missing = erasuresIn(from).filter(({ reader_hash, at }) =>
    (known.get(reader_hash) ?? -Infinity) < at
  );
  const readers = new Map(readersIn(to).map((id) => [hashOf(fromColumn(id)), id]));
  const put = to.prepare(
    "insert or replace into erasure (reader_hash, at, reader) values (?, ?, ?)",
  );
  let left = 0;
  for (const { reader_hash, at } of missing) {
    const reader = readers.get(reader_hash) ?? null;
    put.run(reader_hash, at, reader);
    if (reader !== null) left++;
  }
  return left;
}

function erasuresIn(db: DatabaseSync): readonly ErasureRow[] {
  return db.prepare("select reader_hash, at, reader from erasure").all() as ErasureRow[];
}

function readersIn(db: DatabaseSync): readonly string[] {
  return PLACES.filter(([table]) => hasTable(db, table)).flatMap(([table, column, fits]) =>
    db.prepare(`select distinct ${column} as id from ${table} where ${fits}`).all()
      .map(({ id }) => String(id))
  );
}

function hasTable(db: DatabaseSync, name: string): boolean {
  const found = db.prepare("select 1 from sqlite_schema where type = 'table' and name = ?");
  return found.get(name) !== undefined;
}
