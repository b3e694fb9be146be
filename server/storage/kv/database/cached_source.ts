/**
 * What one attempt at a reading call sees: what is kept of partitions, and what it fetched itself. It knows
 * of which partitions it has used something that nobody has looked at since.
 *
 * @module
 */
import { type BatchedReads, type Found, MAX_KEYS } from "./batched_reads.ts";
import {
  distinct,
  type FetchedList,
  fetchList,
  guardOf,
  type KvReader,
  nameOfList,
  type Source,
  Unfetched,
  type Wanted,
  type WantedList,
} from "./fetched.ts";
import { type Key, type KeyRange, type ListQuery, nameOfKey } from "./key.ts";
import type { PartitionCache } from "./partition_cache.ts";

/** What a {@linkcode CachedSource} reads from. */
export interface CachedSourceOptions {
  readonly kv: KvReader;
  readonly reads: Pick<BatchedReads, "getMany">;
  readonly cache: PartitionCache;
  /** Whether what is kept is left alone, and only what is fetched is kept. */
  readonly isAnew?: boolean;
}

/** What was used of a partition that is kept. */
interface Used {
  /** As of which guard. */
  readonly stamp: string;
  readonly names: Set<string>;
}

/** A look at a guard. */
interface Look {
  readonly stamp: string;
  /** How many things of the partition had been used when it began. */
  readonly used: number;
}

/** See the module. */
export class CachedSource implements Source {
  readonly #options: CachedSourceOptions;
  readonly #values = new Map<string, unknown>();
  readonly #lists = new Map<string, FetchedList & { readonly limit: number }>();
  readonly #used = new Map<string, Used>();
  readonly #looks = new Map<string, Look>();

  constructor(options: CachedSourceOptions) {
    this.#options = options;
  }

  /** @throws {Unfetched} */
  get(key: Key): unknown {
    const name = nameOfKey(key);
    if (this.#values.has(name)) return this.#values.get(name);
    const [partition] = key;
    const { cache } = this.#options;
    const stamp = this.#stampOf(partition);
    if (stamp === "") return this.#use(partition, stamp, undefined);
    const kept = stamp === undefined ? undefined : cache.value(partition, name);
    if (stamp === undefined || kept === undefined) throw new Unfetched([key]);
    this.#use(partition, stamp, name);
    return kept.value;
  }

  /** @throws {Unfetched} */
  list(range: KeyRange, query: ListQuery): FetchedList {
    const name = nameOfList(range, query);
    const own = this.#lists.get(name);
    if (own !== undefined && isEnough(own, query)) return own;
    const [partition] = range.prefix;
    const stamp = this.#stampOf(partition);
    if (stamp === "") return this.#use(partition, stamp, undefined) ?? NOTHING;
    const kept = stamp === undefined ? undefined : this.#options.cache.list(partition, name);
    if (stamp === undefined || kept === undefined || !isEnough(kept, query)) {
      throw new Unfetched([], [{ range, query }]);
    }
    this.#use(partition, stamp, name);
    return kept;
  }

  /** Partitions whose guard has to be looked at before what was used of them is an answer. */
  get unconfirmed(): readonly string[] {
    return [...this.#used].flatMap(([partition, { stamp, names }]) => {
      const look = this.#looks.get(partition);
      const isConfirmed = look?.stamp === stamp && look.used === names.size;
      return isConfirmed ? [] : [partition];
    });
  }

  /** Looks at guards. @returns whether all is still as it was used */
  async confirm(partitions: readonly string[]): Promise<boolean> {
    const chunks = chunksOf(partitions, MAX_KEYS);
    await Promise.all(chunks.map((chunk) => this.#fetchTogether(chunk, [])));
    return this.unconfirmed.length === 0;
  }

  /** Fetches what a call wants, and with it the guards that say as of when it is. */
  async fetch({ keys, lists, looks }: Wanted & { readonly looks: Wanted }): Promise<void> {
    const wanted = distinct({ keys: [...keys, ...looks.keys], lists: [...lists, ...looks.lists] });
    const fetched = wanted.lists.map(({ range: { prefix: [partition] } }) => partition);
    await Promise.all([this.#fetchKeys(wanted.keys), this.#fetchLists(wanted.lists)]);
    // A list is as of no certain moment: whatever else was used of its partition is to be looked at again.
    for (const partition of fetched) if (this.#used.has(partition)) this.#looks.delete(partition);
  }

  /** As of which guard what is kept of a partition can be used. */
  #stampOf(partition: string): string | undefined {
    const { cache, isAnew = false } = this.#options;
    const stamp = !isAnew && cache.keeps(partition) ? cache.stampOf(partition) : undefined;
    const used = this.#used.get(partition)?.stamp;
    return used === undefined || used === stamp ? stamp : undefined;
  }

  #use(partition: string, stamp: string, name: string | undefined): undefined {
    const used = this.#used.get(partition) ?? { stamp, names: new Set() };
    this.#used.set(partition, used);
    if (name !== undefined) used.names.add(name);
  }

  async #fetchKeys(keys: readonly Key[]): Promise<void> {
    const { reads, cache } = this.#options;
    if (keys.length === 0) return;
    // With them it is seen, too, whether what was used is still so.
    const kept = this.#kept([...keys.map(([partition]) => partition), ...this.#used.keys()]);
    if (keys.length + kept.length <= MAX_KEYS) return await this.#fetchTogether(kept, keys);
    // Of many keys guards would be a further call: they are as of what was known before, or later.
    const stamps = new Map(kept.map((partition) => [partition, cache.stampOf(partition)]));
    await Promise.all(
      chunksOf(keys, MAX_KEYS).map(async (chunk) => {
        const found = await reads.getMany(chunk);
        chunk.forEach((key, index) => this.#take(key, found[index], stamps.get(key[0])));
      }),
    );
  }

  /** Guards and keys as of one moment. */
  async #fetchTogether(partitions: readonly string[], keys: readonly Key[]): Promise<void> {
    const { reads, cache } = this.#options;
    const used = partitions.map((partition) => this.#used.get(partition)?.names.size ?? 0);
    const found = await reads.getMany([...partitions.map(guardOf), ...keys]);
    const stamps = new Map<string, string>();
    partitions.forEach((partition, index) => {
      const stamp = found[index]?.versionstamp ?? "";
      stamps.set(partition, stamp);
      cache.hear(partition, stamp);
      this.#looks.set(partition, { stamp, used: used[index] ?? 0 });
    });
    keys.forEach((key, index) =>
      this.#take(key, found[partitions.length + index], stamps.get(key[0]))
    );
  }

  #take(key: Key, found: Found | undefined, stamp: string | undefined): void {
    const value = found?.value ?? undefined;
    this.#values.set(nameOfKey(key), value);
    if (stamp !== undefined) this.#options.cache.keep(key, value, stamp);
  }

  async #fetchLists(lists: readonly WantedList[]): Promise<void> {
    const { cache } = this.#options;
    const unknown = this.#kept(lists.map(({ range: { prefix: [partition] } }) => partition))
      .filter((partition) => cache.stampOf(partition) === undefined);
    // What a list is as of has to be known before it is begun; and where nothing is, there is no list.
    const chunks = chunksOf(unknown, MAX_KEYS);
    await Promise.all(chunks.map((chunk) => this.#fetchTogether(chunk, [])));
    await Promise.all(lists.map((list) => this.#fetchList(list)));
  }

  async #fetchList({ range, query }: WantedList): Promise<void> {
    const { kv, cache } = this.#options;
    const [partition] = range.prefix;
    // It is found empty when the call runs again.
    if (this.#stampOf(partition) === "") return;
    const stamp = cache.stampOf(partition);
    const list = { ...await fetchList(kv, { range, query }), limit: query.limit };
    const name = nameOfList(range, query);
    this.#lists.set(name, list);
    if (stamp !== undefined) cache.keepList(name, { ...list, range }, stamp);
  }

  #kept(partitions: readonly string[]): readonly string[] {
    return [...new Set(partitions)].filter((partition) => this.#options.cache.keeps(partition));
  }
}

const NOTHING: FetchedList = { entries: [], isWhole: true };

function isEnough(list: FetchedList & { readonly limit: number }, query: ListQuery): boolean {
  return list.isWhole || list.limit >= query.limit;
}

function chunksOf<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from(
    { length: Math.ceil(items.length / size) },
    (_, n) => items.slice(n * size, (n + 1) * size),
  );
}
