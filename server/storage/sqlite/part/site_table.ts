/**
 * The settings of sites in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { Site } from "../../../../shared/chat/site.ts";
import type { Synchronous } from "../../part.ts";
import type { SiteStore } from "../../port/site_store.ts";
import { fromColumn, toColumn } from "../../text.ts";

/** The table `site`. Transactions are the caller's. */
export class SiteTable implements Synchronous<SiteStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = prepare(db);
  }

  all(): readonly Site[] {
    return this.#statements.all.all().map(({ settings }) =>
      JSON.parse(fromColumn(String(settings)))
    );
  }

  put(site: Site): void {
    this.#statements.put.run(toColumn(site.id), toColumn(JSON.stringify(site)));
  }

  remove(id: string): boolean {
    return Number(this.#statements.remove.run(toColumn(id)).changes) === 1;
  }
}

function prepare(db: DatabaseSync) {
  return {
    all: db.prepare("select settings from site where settings is not null order by id"),
    put: db.prepare(
      `insert into site (id, settings) values (?, ?)
       on conflict (id) do update set settings = excluded.settings`,
    ),
    // The row stays: rooms are of it.
    remove: db.prepare("update site set settings = null where id = ? and settings is not null"),
  };
}
