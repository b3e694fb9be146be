/**
 * What authors settled for the console, in the data file.
 *
 * @module
 */
import type { DatabaseSync } from "node:sqlite";
import type { ConsoleSettings } from "../../../../shared/chat/inbox.ts";
import type { Synchronous } from "../../part.ts";
import type { ConsoleStore } from "../../port/console_store.ts";
import { toColumn } from "../../text.ts";

/** The table `console_settings`. Transactions are the caller's. */
export class ConsoleTable implements Synchronous<ConsoleStore> {
  readonly #statements;

  constructor(db: DatabaseSync) {
    this.#statements = {
      get: db.prepare("select settings from console_settings where author = ?"),
      put: db.prepare("insert or replace into console_settings values (?, ?)"),
      forget: db.prepare("delete from console_settings where author = ?"),
    };
  }

  get(author: string): ConsoleSettings | undefined {
    const row = this.#statements.get.get(toColumn(author));
    return row && JSON.parse(String(row["settings"]));
  }

  put(author: string, settings: ConsoleSettings): void {
    // As JSON lone surrogates are escaped, so every text fits a column.
    this.#statements.put.run(toColumn(author), JSON.stringify(settings));
  }

  forgetAuthor(author: string): void {
    this.#statements.forget.run(toColumn(author));
  }
}
