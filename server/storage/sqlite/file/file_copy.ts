/**
 * Makes files for their owner's eyes only, and copies whole databases into them.
 *
 * @module
 */
import { dirname } from "node:path";
import * as sqlite from "node:sqlite";
import { StoreError } from "../../store.ts";
import { notWritable } from "../failure.ts";

/** Makes the file and its folder for their owner's eyes only; leaves what exists as it is. */
export function makeFile(path: string): void {
  try {
    Deno.mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    Deno.openSync(path, { write: true, createNew: true, mode: 0o600 }).close();
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) return;
    throw notWritable(path, error);
  }
}

/**
 * Copies a whole database as it is at this moment, in place of what is there.
 *
 * @throws {StoreError} `not-writable`, or `failed` where SQLite comes without its copying
 */
export async function copyDatabase(
  db: sqlite.DatabaseSync,
  path: string,
  { backup }: { readonly backup?: typeof sqlite.backup } = sqlite,
): Promise<void> {
  if (backup === undefined) {
    throw new StoreError(
      "failed",
      `Cannot copy to ${JSON.stringify(path)}: this Deno cannot copy a database that is in use; ` +
        "use Deno 2.9, or stop the server and copy its folder",
    );
  }
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw notWritable(path, error);
  }
  makeFile(path);
  await backup(db, path);
}
