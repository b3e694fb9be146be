/**
 * Canned answers in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { CannedAnswer } from "../../../../shared/chat/canned.ts";
import type { Synchronous } from "../../part.ts";
import type { CannedStore } from "../../port/canned_store.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** The table `canned_answer`. Transactions are the caller's. */
export class CannedTable implements Synchronous<CannedStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  all(): readonly CannedAnswer[] {
    return (this.#statements.all.all() as CannedRow[]).map(answerOf);
  }

  put({ id, title, text, site, at }: CannedAnswer, limit: number): boolean {
    const { put, others } = this.#statements;
    const key = toColumn(id);
    if (Number(others.get(key)?.["count"]) >= limit) return false;
    const place = site === undefined ? null : toColumn(site);
    put.run(key, toColumn(title), toColumn(text), place, at);
    return true;
  }

  remove(id: string): boolean {
    return Number(this.#statements.remove.run(toColumn(id)).changes) === 1;
  }
}

type CannedRow = { id: string; title: string; text: string; site: string | null; at: number };

function answerOf({ id, title, text, site, at }: CannedRow): CannedAnswer {
  return {
    id: fromColumn(id),
    title: fromColumn(title),
    text: fromColumn(text),
    ...site !== null && { site: fromColumn(site) },
    at,
  };
}

function prepare(db: DatabaseSync) {
  return {
    all: db.prepare("select id, title, text, site, at from canned_answer order by id"),
    others: db.prepare("select count(*) as count from canned_answer where id <> ?"),
    put: db.prepare("insert or replace into canned_answer values (?, ?, ?, ?, ?)"),
    remove: db.prepare("delete from canned_answer where id = ?"),
  };
}
