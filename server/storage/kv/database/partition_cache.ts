/**
 * What was read of partitions, as of the guard each had then. Nothing of it is an answer by itself: whoever
 * uses it looks at the guard afterwards, and when that is the same, so is everything below it.
 *
 * @module
 */
import type { FetchedList } from "./fetched.ts";
import { isWithin, type Key, type KeyRange, nameOfKey } from "./key.ts";

/** How much is kept. */
export interface CacheLimits {
  /** Of all partitions, in bytes as far as that can be known. */
  readonly maxBytes: number;
  /** Of one value or list: what is larger is read again each time. */
  readonly maxEntryBytes: number;
  /** Lists of one partition: each is looked at with every commit there. */
  readonly maxLists: number;
}

/** The limits of a cache that was told nothing else. */
export const DEFAULT_CACHE_LIMITS: CacheLimits = {
  maxBytes: 8 * 1024 * 1024,
  maxEntryBytes: 256 * 1024,
  maxLists: 1_000,
};

/** A list that is kept. */
export interface KeptList extends FetchedList {
  readonly range: KeyRange;
  readonly limit: number;
}

/** A commit, as far as it concerns one partition. */
export interface Written {
  readonly partition: string;
  /** Its guard before and after, see {@linkcode PartitionCache.stampOf}. */
  readonly before: string;
  readonly after: string;
  readonly writes: readonly { readonly key: Key; readonly value: unknown }[];
}

/** What is known of one partition. */
interface Known {
  readonly stamp: string;
  readonly values: Map<string, unknown>;
  readonly lists: Map<string, KeptList>;
  bytes: number;
}

/** See the module. */
export class PartitionCache {
  readonly #keeps: (partition: string) => boolean;
  readonly #limits: CacheLimits;
  /** Those that were filled last are at the end. */
  readonly #known = new Map<string, Known>();
  #bytes = 0;

  /** @param keeps which partitions are kept at all */
  constructor(
    keeps: (partition: string) => boolean,
    limits: CacheLimits = DEFAULT_CACHE_LIMITS,
  ) {
    this.#keeps = keeps;
    this.#limits = limits;
  }

  /** How much is kept, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether anything of a partition may be kept. */
  keeps(partition: string): boolean {
    return this.#keeps(partition);
  }

  /**
   * The versionstamp of the guard as of which a partition is known; "" when nothing was ever written
   * there; `undefined` when nothing is known.
   */
  stampOf(partition: string): string | undefined {
    return this.#known.get(partition)?.stamp;
  }

  /** A partition's guard is, or was, so. What is known as of an earlier one is forgotten. */
  hear(partition: string, stamp: string): void {
    if (!this.#keeps(partition)) return;
    const known = this.#known.get(partition)?.stamp;
    if (known !== undefined && known >= stamp) return;
    this.#forget(partition);
    this.#known.set(partition, { stamp, values: new Map(), lists: new Map(), bytes: 0 });
  }

  /** A value that is kept, by the name of its key. */
  value(partition: string, name: string): { readonly value: unknown } | undefined {
    const values = this.#known.get(partition)?.values;
    return values?.has(name) ? { value: values.get(name) } : undefined;
  }

  /** A list that is kept, by its name. */
  list(partition: string, name: string): KeptList | undefined {
    return this.#known.get(partition)?.lists.get(name);
  }

  /** Keeps a value that was read when the guard was this already. */
  keep([partition, ...rest]: Key, value: unknown, stamp: string): void {
    const known = this.#known.get(partition);
    const bytes = bytesOf(value) + OVERHEAD_BYTES;
    if (known?.stamp !== stamp || bytes > this.#limits.maxEntryBytes) return;
    known.values.set(nameOfKey([partition, ...rest]), value);
    this.#add(partition, known, bytes);
  }

  /** Keeps a list that was begun to be read when the guard was this already. */
  keepList(name: string, list: KeptList, stamp: string): void {
    const [partition, kind] = list.range.prefix;
    const known = this.#known.get(partition);
    // Entries of a log go without a word.
    if (known?.stamp !== stamp || kind === "log") return;
    const bytes = bytesOf(list.entries) + OVERHEAD_BYTES;
    if (bytes > this.#limits.maxEntryBytes) return;
    if (known.lists.size >= this.#limits.maxLists) known.lists.clear();
    known.lists.set(name, list);
    this.#add(partition, known, bytes);
  }

  /** An own commit has changed a partition: what it did not touch is as it was. */
  written({ partition, before, after, writes }: Written): void {
    const known = this.#known.get(partition);
    if (known === undefined || known.stamp !== before) return this.hear(partition, after);
    for (const { key, value } of writes) {
      const name = nameOfKey(key);
      if (known.values.has(name)) known.values.set(name, value);
      for (const [list, { range }] of known.lists) {
        if (isWithin(key, range)) known.lists.delete(list);
      }
    }
    this.#known.set(partition, { ...known, stamp: after });
  }

  /** What is gone or was replaced is counted until its partition is forgotten, so it is too much at most. */
  #add(partition: string, known: Known, bytes: number): void {
    known.bytes += bytes;
    this.#bytes += bytes;
    this.#known.delete(partition);
    this.#known.set(partition, known);
    for (const [oldest, { stamp }] of this.#known) {
      if (this.#bytes <= this.#limits.maxBytes) return;
      this.#forget(oldest);
      this.hear(oldest, stamp);
    }
  }

  #forget(partition: string): void {
    this.#bytes -= this.#known.get(partition)?.bytes ?? 0;
    this.#known.delete(partition);
  }
}

/** What a key with its place in a map takes, roughly. */
const OVERHEAD_BYTES = 200;

/** About how much memory something takes that came out of Deno KV. */
export function bytesOf(value: unknown): number {
  if (typeof value === "string") return 16 + 2 * value.length;
  if (typeof value !== "object" || value === null) return 8;
  if (ArrayBuffer.isView(value)) return 64 + value.byteLength;
  const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return parts.reduce<number>((sum, part) => sum + 8 + bytesOf(part), 32);
}
