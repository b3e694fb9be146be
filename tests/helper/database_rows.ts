/**
 * Everything that is in a data file, for tests that nothing was stored.
 *
 * @module
 */
import { DatabaseSync } from "node:sqlite";
import { kvRows } from "./kv_file.ts";
import { ON_KV } from "./test_store.ts";

/**
 * The rows of every table, as text; of a Deno KV, its keys and values by the first two parts of the
 * keys, as `"pushDevices/device"`. No server may have the file open.
 */
export function databaseRows(file: string): Promise<Readonly<Record<string, string>>> {
  return ON_KV ? kvRows(file) : Promise.resolve(tableRows(file));
}

function tableRows(file: string): Readonly<Record<string, string>> {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = db.prepare(
      "select name from sqlite_schema where type = 'table' and sql not like 'create virtual%'",
    ).all().map(({ name }) => String(name));
    return Object.fromEntries(tables.map((name) => {
      const rows = db.prepare(`select * from "${name}"`).all().map((row) => JSON.stringify(row));
      return [name, rows.sort().join("\n")];
    }));
  } finally {
    db.close();
  }
}
