/**
 * What is done with a data file while no server has it: copied, checked, replaced. Whoever has it open
 * keeps all of that from happening.
 *
 * @module
 */
import * as sqlite from "node:sqlite";
import { StoreError } from "../../store.ts";
import { type CarriedBetween, carryErasures } from "./carried_erasures.ts";
import { openUnmigrated } from "./data_file.ts";
import { damaged, notWritable, storeErrorOf } from "../failure.ts";
import { copyDatabase, makeFile } from "./file_copy.ts";
import { WriteAheadLog } from "./write_ahead_log.ts";

/**
 * Copies the data file of a server that does not run.
 *
 * @throws {StoreError} `locked`, `damaged`, `newer`, `not-writable`, or `failed`
 */
export async function copyStopped(path: string, copy: string): Promise<void> {
  const db = openExisting(path);
  const log = new WriteAheadLog(db, path);
  try {
    // As a server does that ends: of what a killed one left nothing that was deleted stays.
    log.move({ cut: true });
    await copyDatabase(db, copy);
  } catch (error) {
    throw storeErrorOf(error, copy);
  } finally {
    db.close();
    log.close();
  }
}

/**
 * Looks whether a file is a whole data file that this program can open.
 *
 * @throws {StoreError} `damaged`, `newer` or `locked`
 */
export function checkDataFile(path: string): void {
  const db = openExisting(path);
  try {
    const [found] = db.prepare("pragma integrity_check(1)").all();
    if (found?.["integrity_check"] !== "ok") throw damaged(path);
    // As one file it can be moved.
    db.exec("pragma journal_mode=delete");
  } catch (error) {
    throw storeErrorOf(error, path);
  } finally {
    db.close();
  }
}

/** How a data file is replaced. */
export interface Replacement {
  readonly path: string;
  /** The checked file that takes its place. */
  readonly by: string;
  /** Names the replaced file, in milliseconds since 1970. */
  readonly now: number;
  /** Tells a reader's id from others, as erasures do. */
  readonly hashOf: (reader: string) => string;
}

/** What became of the data file. */
export interface Replaced {
  /** Where it is now. */
  readonly path: string;
  /** How many readers were erased since its replacement was made; the server erases them again. */
  readonly erased: number;
}

/**
 * Puts a checked file in the place of the data file, if there is one, and keeps that one beside it.
 *
 * @throws {StoreError} `locked` while a server has it
 */
export function replaceDataFile({ path, by, now, hashOf }: Replacement): Replaced | undefined {
  if (!isThere(path)) {
    makeFile(path);
    // A log without its file belongs to nothing.
    for (const rest of [`${path}-wal`, `${path}-shm`]) removeIfThere(rest);
    renameFile(by, path);
    return undefined;
  }
  const replaced = `${path}.replaced-${now}`;
  const db = openUnmigrated(path);
  try {
    // All of it is in one file then, and stays locked until that is away.
    db.exec("pragma wal_checkpoint(truncate)");
    db.exec("pragma journal_mode=delete");
    db.exec("begin exclusive; commit");
    const erased = carriedTo(by, { from: db, hashOf });
    renameFile(path, replaced);
    renameFile(by, path);
    return { path: replaced, erased };
  } catch (error) {
    throw storeErrorOf(error, path);
  } finally {
    db.close();
  }
}

function carriedTo(path: string, between: Omit<CarriedBetween, "to">): number {
  using to = new sqlite.DatabaseSync(path);
  return carryErasures({ ...between, to });
}

function openExisting(path: string): sqlite.DatabaseSync {
  if (isThere(path)) return openUnmigrated(path);
  throw new StoreError(
    "damaged",
    `Cannot open ${JSON.stringify(path)}: there is no such file; name another folder`,
  );
}

function isThere(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw notWritable(path, error);
  }
}

function renameFile(from: string, to: string): void {
  try {
    Deno.renameSync(from, to);
  } catch (error) {
    throw notWritable(to, error);
  }
}

function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw notWritable(path, error);
  }
}
