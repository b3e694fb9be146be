/**
 * Measures and networks in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { MeasureKind } from "../../../../shared/chat/moderation.ts";
import type { Synchronous } from "../../part.ts";
import type { MeasureStore, SeenNetwork, StoredMeasure } from "../../port/measure_store.ts";
import { hashOfReader } from "../../port/reader_hash.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** Before the hash of an erased reader, in the place of an id: no id has it. */
const HASH = "#";

/** The tables `measure` and `reader_network`. Transactions are the caller's. */
export class MeasureTable implements Synchronous<MeasureStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  all(): readonly StoredMeasure[] {
    return (this.#statements.all.all() as unknown as MeasureRow[]).map(measureOf);
  }

  add(
    { id, site, kind, reader, network, reason, by, at, expiresAt }: StoredMeasure,
  ): boolean {
    const [author, name] = [toColumn(by.id), toColumn(by.name)];
    return isAny(this.#statements.add.run(
      toColumn(id),
      toColumn(site),
      kind,
      reader === undefined ? null : toColumn(reader),
      network === undefined ? null : toColumn(network),
      toColumn(reason),
      author,
      name,
      at,
      expiresAt ?? null,
    ));
  }

  lift(id: string): boolean {
    return isAny(this.#statements.lift.run(toColumn(id)));
  }

  note({ reader, network, at }: SeenNetwork): void {
    this.#statements.note.run(toColumn(reader), at, toColumn(network));
  }

  networkAt({ reader, at }: Omit<SeenNetwork, "network">): string | undefined {
    const row = this.#statements.networkAt.get(toColumn(reader), at);
    return row && fromColumn(String(row["network"]));
  }

  tidy({ now, networksBefore }: { now: number; networksBefore: number }): void {
    this.#statements.end.run(now);
    this.#statements.forgetNetworks.run(networksBefore);
  }

  forget(reader: string): void {
    const column = toColumn(reader);
    this.#statements.forgetReader.run(column);
    this.#statements.hideReader.run(HASH + hashOfReader(reader), column);
  }
}

interface MeasureRow {
  readonly id: string;
  readonly site: string;
  readonly kind: MeasureKind;
  readonly reader: string | null;
  readonly network: string | null;
  readonly reason: string;
  readonly author_id: string;
  readonly author_name: string;
  readonly at: number;
  readonly expires_at: number | null;
}

function measureOf(row: MeasureRow): StoredMeasure {
  const { kind, reader, network, at, expires_at: expiresAt } = row;
  return {
    id: fromColumn(row.id),
    site: fromColumn(row.site),
    kind,
    ...reader !== null &&
      (reader.startsWith(HASH)
        ? { readerHash: reader.slice(HASH.length) }
        : { reader: fromColumn(reader) }),
    ...network !== null && { network: fromColumn(network) },
    reason: fromColumn(row.reason),
    by: { kind: "author", id: fromColumn(row.author_id), name: fromColumn(row.author_name) },
    at,
    ...expiresAt !== null && { expiresAt },
  };
}

function prepare(db: DatabaseSync) {
  return {
    all: db.prepare("select * from measure order by at desc, key desc"),
    add: db.prepare(
      `insert into measure
         (id, site, kind, reader, network, reason, author_id, author_name, at, expires_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing`,
    ),
    lift: db.prepare("delete from measure where id = ?"),
    note: db.prepare("insert into reader_network (reader, at, network) values (?, ?, ?)"),
    networkAt: db.prepare(
      `select network from reader_network where reader = ? and at <= ?
       order by at desc, key desc limit 1`,
    ),
    end: db.prepare("delete from measure where expires_at <= ?"),
    forgetNetworks: db.prepare("delete from reader_network where at < ?"),
    forgetReader: db.prepare("delete from reader_network where reader = ?"),
    hideReader: db.prepare("update measure set reader = ?, reason = '' where reader = ?"),
  };
}

function isAny({ changes }: { readonly changes: number | bigint }): boolean {
  return Number(changes) > 0;
}
