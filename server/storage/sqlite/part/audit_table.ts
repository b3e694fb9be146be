/**
 * What authors did, in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type {
  AuditEntry,
  AuditQuery,
  AuditStore,
  AuditSubject,
  NewAuditEntry,
} from "../../port/audit_store.ts";
import { hashOfReader } from "../../port/reader_hash.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** Before the hash of an erased reader, in the place of an id: no id has it. */
const HASH = "#";
/** The columns of what an act was about, as the statements name them. */
const COLUMNS = ["site", "room", "message", "reader", "about_author", "detail"] as const;

/** The table `audit`. Transactions are the caller's. */
export class AuditTable implements Synchronous<AuditStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  add({ at, by, act, about }: NewAuditEntry): void {
    const { site, room, message, reader, readerHash, author, detail } = about;
    const whom = readerHash === undefined ? reader : HASH + readerHash;
    const values = [site, room, message, whom, author, detail].map((value) =>
      value === undefined ? null : toColumn(value)
    );
    this.#statements.add.run(at, toColumn(by.id), toColumn(by.name), toColumn(act), ...values);
  }

  page({ before, limit, by, acts, from = 0, until }: AuditQuery): readonly AuditEntry[] {
    const rows = this.#statements.page.all(
      before ?? Number.MAX_SAFE_INTEGER,
      from,
      until ?? Number.MAX_SAFE_INTEGER,
      by === undefined ? null : toColumn(by),
      acts === undefined ? null : JSON.stringify(acts.map(toColumn)),
      limit,
    );
    return (rows as unknown as AuditRow[]).map(entryOf);
  }

  tidy({ before, keep }: { before: number; keep: number }): void {
    this.#statements.removeOld.run(before);
    this.#statements.removeMany.run(keep);
  }

  forget(reader: string): void {
    this.#statements.forget.run(HASH + hashOfReader(reader), toColumn(reader), null);
  }

  forgetIn({ room, whisper }: ConversationRef): void {
    const named = this.#statements.readersIn.all(toColumn(room)).map(({ reader }) =>
      String(reader)
    );
    for (const column of named) {
      const reader = fromColumn(column);
      if (whisper !== undefined && whisper !== reader) continue;
      this.#statements.forget.run(HASH + hashOfReader(reader), column, toColumn(room));
    }
  }
}

type AuditRow = {
  readonly key: number;
  readonly at: number;
  readonly author_id: string;
  readonly author_name: string;
  readonly act: string;
} & { readonly [Column in typeof COLUMNS[number]]: string | null };

function entryOf(row: AuditRow): AuditEntry {
  return {
    key: row.key,
    at: row.at,
    by: { id: fromColumn(row.author_id), name: fromColumn(row.author_name) },
    act: fromColumn(row.act),
    about: subjectOf(row),
  };
}

function subjectOf(row: AuditRow): AuditSubject {
  const about: Record<string, string> = {};
  for (const column of COLUMNS) {
    const value = row[column];
    if (value === null) continue;
    if (column === "reader" && value.startsWith(HASH)) {
      about["readerHash"] = value.slice(HASH.length);
    } else about[column === "about_author" ? "author" : column] = fromColumn(value);
  }
  return about;
}

function prepare(db: DatabaseSync) {
  return {
    add: db.prepare(
      `insert into audit (at, author_id, author_name, act, ${COLUMNS.join(", ")})
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    page: db.prepare(
      `select * from audit where key < ?1 and at >= ?2 and at < ?3
         and (?4 is null or author_id = ?4)
         and (?5 is null or act in (select value from json_each(?5)))
       order by key desc limit ?6`,
    ),
    removeOld: db.prepare("delete from audit where at < ?"),
    removeMany: db.prepare(
      "delete from audit where key <= (select key from audit order by key desc limit 1 offset ?)",
    ),
    forget: db.prepare(
      "update audit set reader = ?1 where reader = ?2 and (?3 is null or room = ?3)",
    ),
    readersIn: db.prepare(
      `select distinct reader from audit where room = ? and reader not like '${HASH}%'`,
    ),
  };
}
