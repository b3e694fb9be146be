/**
 * The log that SQLite writes before the data file
 * ([format](https://sqlite.org/fileformat2.html#the_write_ahead_log)), and how it gets into the file
 * without anything that was deleted.
 *
 * The pages that a log brings are the only ones that changed. Their gaps are cleared in the file,
 * where nothing reads them, before the log is dropped: a crash in between does it all again.
 *
 * @module
 */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { clearGap } from "./page_gap.ts";

/** How many pages may wait in the log: as many as SQLite takes when it is left alone. */
const MAX_WAITING_PAGES = 1_000;
const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/** Whether what is left of the log itself shall be nothing, too. */
export interface MoveOptions {
  readonly cut: boolean;
}

/** The log of an open data file. Nobody else moves it. */
export class WriteAheadLog {
  readonly #db: DatabaseSync;
  readonly #logPath: string;
  readonly #pageBytes: number;
  readonly #statements;
  /**
   * Stays open as long as the database: closing any descriptor of the file would give its lock away.
   */
  readonly #file: Deno.FsFile;

  /** @param path the data file */
  constructor(db: DatabaseSync, path: string) {
    this.#db = db;
    this.#logPath = `${path}-wal`;
    db.exec("pragma wal_autocheckpoint=0");
    this.#pageBytes = Number(db.prepare("pragma page_size").get()?.["page_size"]);
    this.#statements = {
      look: db.prepare("pragma wal_checkpoint(noop)"),
      copy: db.prepare("pragma wal_checkpoint(full)"),
      restart: db.prepare("pragma wal_checkpoint(restart)"),
      cut: db.prepare("pragma wal_checkpoint(truncate)"),
    };
    this.#file = Deno.openSync(path, { read: true, write: true });
  }

  /** Whether it is time to move it. */
  get isLong(): boolean {
    return this.#pagesAfter(this.#statements.look) >= MAX_WAITING_PAGES;
  }

  /**
   * Moves what is in it into the file. What was deleted is in the file no more, and with `cut` not in
   * the log either.
   *
   * @throws when the disk is full or gone: all is in the log then
   */
  move({ cut }: MoveOptions): void {
    const { look, copy, restart, cut: cutOff } = this.#statements;
    const changed = this.#pagesIn(this.#pagesAfter(look));
    this.#pagesAfter(copy);
    if (this.#clearGaps(changed)) this.#db.exec("pragma shrink_memory");
    this.#pagesAfter(cut ? cutOff : restart);
  }

  /** Lets go of the file. The database is closed by then. */
  close(): void {
    this.#file.close();
  }

  /** How many pages are in the log after a statement about it. @throws when it could not be done */
  #pagesAfter(statement: StatementSync): number {
    const { busy, log } = statement.get() ?? {};
    if (busy !== 0) throw new Error("Cannot move the log: something else uses it");
    return Number(log);
  }

  /** The numbers of the pages that so many entries of the log bring. */
  #pagesIn(count: number): ReadonlySet<number> {
    const numbers = new Set<number>();
    if (count <= 0) return numbers;
    using log = Deno.openSync(this.#logPath);
    const number = new Uint8Array(4);
    for (let n = 0; n < count; n++) {
      readAt(log, LOG_HEADER_BYTES + n * (FRAME_HEADER_BYTES + this.#pageBytes), number);
      numbers.add(new DataView(number.buffer).getUint32(0));
    }
    return numbers;
  }

  /** @returns whether there was anything; pages that SQLite remembers are old then */
  #clearGaps(numbers: ReadonlySet<number>): boolean {
    const page = new Uint8Array(this.#pageBytes);
    let isChanged = false;
    for (const number of numbers) {
      const offset = (number - 1) * this.#pageBytes;
      if (!readAt(this.#file, offset, page) || !clearGap(page, number)) continue;
      writeAt(this.#file, offset, page);
      isChanged = true;
    }
    if (isChanged) this.#file.syncDataSync();
    return isChanged;
  }
}

/** Fills the octets from a place in a file, unless it ends before. */
function readAt(file: Deno.FsFile, offset: number, octets: Uint8Array): boolean {
  file.seekSync(offset, Deno.SeekMode.Start);
  for (let at = 0; at < octets.byteLength;) {
    const read = file.readSync(octets.subarray(at));
    if (read === null) return false;
    at += read;
  }
  return true;
}

function writeAt(file: Deno.FsFile, offset: number, octets: Uint8Array): void {
  file.seekSync(offset, Deno.SeekMode.Start);
  for (let at = 0; at < octets.byteLength;) at += file.writeSync(octets.subarray(at));
}
