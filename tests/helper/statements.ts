/**
 * The statements a table of the data file is made of, to be asked how they find what they look for.
 *
 * @module
 */
import { DatabaseSync } from "node:sqlite";
import { migrations } from "../../server/storage/sqlite/migration/mod.ts";

/** Makes a table on an empty data file. @returns the file, and the statements that were prepared */
export function statementsOf(Table: new (db: DatabaseSync) => unknown) {
  const db = new DatabaseSync(":memory:");
  for (const step of migrations) db.exec(step);
  const statements: string[] = [];
  const seen = {
    prepare: (sql: string) => {
      statements.push(sql);
      return db.prepare(sql);
    },
  };
  new Table(seen as DatabaseSync);
  return { db, statements };
}
