/**
 * Copies of the data file beside it, made before its format changed or a backup took its place, then
 * with its keys. They hold what was there then, so they go after a week, and as soon as something is
 * erased that may be in them.
 *
 * @module
 */
import { basename, dirname, join } from "node:path";

/** How long a copy is of use: who finds a newer version unfit finds out soon. */
export const OLD_COPY_LIFE_MS = 7 * 24 * 60 * 60_000;
const SUFFIX = /^\.(?:version-\d+|replaced-\d+)(?:-wal|-shm|-journal|\.keys)?$/;

interface OldCopy {
  readonly path: string;
  readonly madeAt: number;
}

/** The copies beside a data file. */
export class OldCopies {
  #copies: readonly OldCopy[];

  /** @param path the data file */
  constructor(path: string) {
    this.#copies = copiesOf(path);
  }

  /**
   * Removes the copies that may hold something that was erased.
   *
   * @param writtenAt when that was written, in milliseconds since 1970
   */
  erase(writtenAt: number): void {
    this.#remove(({ madeAt }) => madeAt >= writtenAt);
  }

  /** Removes the copies that are too old at `now`, in milliseconds since 1970. */
  tidy(now: number): void {
    this.#remove(({ madeAt }) => now - madeAt > OLD_COPY_LIFE_MS);
  }

  #remove(isOver: (copy: OldCopy) => boolean): void {
    if (this.#copies.length === 0) return;
    this.#copies = this.#copies.filter((copy) => !isOver(copy) || !isRemoved(copy));
  }
}

function copiesOf(path: string): readonly OldCopy[] {
  const name = basename(path);
  return [...Deno.readDirSync(dirname(path))]
    .filter((entry) => entry.name.startsWith(name) && SUFFIX.test(entry.name.slice(name.length)))
    .map((entry) => {
      const copy = join(dirname(path), entry.name);
      return { path: copy, madeAt: Deno.statSync(copy).mtime?.getTime() ?? 0 };
    });
}

/** Whether it is gone; one that cannot be removed is tried again. */
function isRemoved({ path }: OldCopy): boolean {
  try {
    // Its octets are overwritten as far as a file system lets one.
    using file = Deno.openSync(path, { write: true });
    file.truncateSync();
    Deno.removeSync(path);
    return true;
  } catch (error) {
    return error instanceof Deno.errors.NotFound;
  }
}
