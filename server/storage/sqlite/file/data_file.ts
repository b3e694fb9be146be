/**
 * Opens the data file: makes it, locks it, brings its format up to date.
 *
 * The lock is SQLite's own and ends with the process, however that ends. It is a POSIX lock, which a
 * process loses when it closes any descriptor of the file: once the file is open, nothing else here
 * may open it.
 *
 * @module
 */
import * as sqlite from "node:sqlite";
import { damaged, newer, notWritable, storeErrorOf } from "../failure.ts";
import { copyDatabase, makeFile } from "./file_copy.ts";
import { type Migration, migrations } from "../migration/mod.ts";
import type { DataFileOptions } from "../protocol.ts";

/** Marks a file as ours (SQLite's `application_id`): "sTlk" in ASCII. */
const APPLICATION_ID = 0x73546c6b;

/**
 * The open and locked database, in the newest format.
 *
 * @param steps the migrations to know; the present ones if left out
 * @throws {StoreError} `locked`, `not-writable`, `newer`, `damaged`, `full` or `failed`
 */
export async function openDataFile(
  options: DataFileOptions,
  steps: readonly Migration[] = migrations,
): Promise<sqlite.DatabaseSync> {
  const { path } = options;
  makeFile(path);
  const db = openDatabase(path);
  try {
    const version = lock(db, { path, known: steps.length });
    configure(db, options);
    if (version > 0 && version < steps.length) await copyDatabase(db, `${path}.version-${version}`);
    if (version < steps.length) migrate(db, { from: version, steps });
    return db;
  } catch (error) {
    db.close();
    throw storeErrorOf(error, path);
  }
}

/**
 * The locked database of a file that exists, in whatever format it is.
 *
 * @throws {StoreError} `locked`, `newer`, `damaged` or `failed`
 */
export function openUnmigrated(path: string): sqlite.DatabaseSync {
  const db = openDatabase(path);
  try {
    if (lock(db, { path, known: migrations.length }) === 0) throw damaged(path);
    return db;
  } catch (error) {
    db.close();
    throw storeErrorOf(error, path);
  }
}

/** Takes the lock. @returns the format's version */
function lock(db: sqlite.DatabaseSync, file: { path: string; known: number }): number {
  // The first access takes the lock, and keeps it.
  db.exec("pragma locking_mode=exclusive");
  db.exec("begin immediate; rollback");
  return readVersion(db, file);
}

function openDatabase(path: string): sqlite.DatabaseSync {
  try {
    return new sqlite.DatabaseSync(path);
  } catch (error) {
    throw notWritable(path, error);
  }
}

/** The format's version, 0 for an empty file. Changes nothing in a file that is not ours. */
function readVersion(
  db: sqlite.DatabaseSync,
  { path, known }: { path: string; known: number },
): number {
  const isEmpty = db.prepare("select 1 from sqlite_schema").get() === undefined;
  if (isEmpty) return 0;
  if (pragma(db, "application_id") !== APPLICATION_ID) throw damaged(path);
  const version = pragma(db, "user_version");
  if (version > known) throw newer(path, { file: version, known });
  return version;
}

function configure(db: sqlite.DatabaseSync, { maxBytes }: DataFileOptions): void {
  db.exec("pragma journal_mode=wal");
  // An fsync for each commit: an acknowledged message survives a power cut.
  db.exec("pragma synchronous=full");
  // What is deleted is overwritten with zeros.
  db.exec("pragma secure_delete=on");
  if (maxBytes !== undefined) {
    const pages = Math.floor(maxBytes / pragma(db, "page_size"));
    db.exec(`pragma max_page_count=${pages}`);
  }
}

function migrate(
  db: sqlite.DatabaseSync,
  { from, steps }: { from: number; steps: readonly Migration[] },
): void {
  db.exec("begin immediate");
  for (const step of steps.slice(from)) db.exec(step);
  db.exec(`pragma application_id=${APPLICATION_ID}`);
  db.exec(`pragma user_version=${steps.length}`);
  db.exec("commit");
}

/** The value of a pragma that is a number. */
function pragma(db: sqlite.DatabaseSync, name: string): number {
  return Number(db.prepare(`pragma ${name}`).get()?.[name]);
}
