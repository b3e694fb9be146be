/**
 * Keeps a file for one process, where the file's own format would let several have it. The lock is
 * SQLite's, on an empty file beside it, and ends with the process, however that ends.
 *
 * @module
 */
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "./store.ts";

/**
 * Takes the lock of a file, whose folder is made, for its owner only, if it does not exist.
 *
 * @param path the file itself; the lock is beside it
 * @returns how to let go
 * @throws {StoreError} `locked` when another process has it, `not-writable`
 */
export function lockFile(path: string): () => void {
  let db: DatabaseSync | undefined;
  try {
    Deno.mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    db = new DatabaseSync(`${path}.lock`);
    db.exec("pragma locking_mode=exclusive; begin exclusive");
  } catch (error) {
    db?.close();
    throw faultOf(error, path);
  }
  const locked = db;
  return () => locked.close();
}

function faultOf(error: unknown, path: string): StoreError {
  const reason = error instanceof Error ? error.message : String(error);
  const options = { cause: error };
  if (reason.includes("database is locked")) {
    return new StoreError(
      "locked",
      `Cannot open ${JSON.stringify(path)}: another process has it open; stop that one, or use ` +
        "another folder. One process uses such a file at a time: several share a KV at KV_URL",
      options,
    );
  }
  return new StoreError(
    "not-writable",
    `Cannot write ${JSON.stringify(path)}: ${reason}; let this process write there, or use ` +
      "another folder",
    options,
  );
}
