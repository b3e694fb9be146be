/**
 * What was fetched of a database in Deno KV for a call. Calls are plain functions that read at once;
 * what they read and is not here yet makes them stop, is fetched, and they run again from their
 * beginning. So the rules of conversations are the same code on every store, and a call is a
 * transaction by nature: it has no effect but what it wants written.
 *
 * @module
 */
import { MAX_KEYS } from "./batched_reads.ts";
import { type Key, type KeyRange, type ListQuery, nameOfKey } from "./key.ts";

/** Entries one look at Deno KV may list. */
const MAX_LISTED = 500;

/** A key and its value. */
export interface Entry<Value = unknown> {
  readonly key: Key;
  readonly value: Value;
}

/** A list as it was fetched. */
export interface FetchedList {
  readonly entries: readonly Entry[];
  /** Whether the range has no more than these. */
  readonly isWhole: boolean;
}

/** What a call read that is not fetched yet. Not a fault: {@linkcode Fetched} throws it to stop. */
export class Unfetched extends Error {
  override readonly name = "Unfetched";
  readonly keys: readonly Key[];
  readonly lists: readonly WantedList[];
  /** What is only looked at, see `View.unchecked`. */
  readonly looks: Wanted;

  constructor(
    keys: readonly Key[],
    lists: readonly WantedList[] = [],
    looks: Wanted = { keys: [], lists: [] },
  ) {
    super("Cannot go on before more is fetched: let it through to the database");
    this.keys = keys;
    this.lists = lists;
    this.looks = looks;
  }
}

/** What is to be fetched. */
export interface Wanted {
  readonly keys: readonly Key[];
  readonly lists: readonly WantedList[];
}

/** Whether a commit is tried on the condition that the partition of what is read is the same. */
export type Reading = "checked" | "unchecked";

/** A list that is wanted. */
export interface WantedList {
  readonly range: KeyRange;
  readonly query: ListQuery;
}

/** The part of `Deno.Kv` that reads. */
export type KvReader = Pick<Deno.Kv, "getMany" | "list">;

/** Where a {@linkcode View} reads. */
export interface Source {
  /** @throws {Unfetched} */
  get(key: Key, reading?: Reading): unknown;
  /** The list, of at least so many if there are. @throws {Unfetched} */
  list(range: KeyRange, query: ListQuery, reading?: Reading): FetchedList;
}

/** Values and lists that were fetched, by their names. */
class Shelf {
  readonly values = new Map<string, unknown>();
  readonly lists = new Map<string, FetchedList & { readonly limit: number }>();
}

/** Values and lists, as far as they were fetched. */
export class Fetched implements Source {
  readonly #checked = new Shelf();
  #unchecked = new Shelf();
  /** By partition: what its guard has to be when something is written that relies on this. */
  readonly guards = new Map<string, Deno.KvEntryMaybe<unknown>>();

  /** @throws {Unfetched} */
  get(key: Key, reading: Reading = "checked"): unknown {
    const { values } = this.#shelf(reading);
    const name = nameOfKey(key);
    if (!values.has(name)) throw unfetched({ keys: [key], lists: [] }, reading);
    return values.get(name);
  }

  /** The list, of at least so many if there are. @throws {Unfetched} */
  list(range: KeyRange, query: ListQuery, reading: Reading = "checked"): FetchedList {
    const list = this.#shelf(reading).lists.get(nameOfList(range, query));
    if (list === undefined || (list.limit < query.limit && !list.isWhole)) {
      throw unfetched({ keys: [], lists: [{ range, query }] }, reading);
    }
    return list;
  }

  /** Takes what was just written; lists, and what was only looked at, are to be fetched again. */
  take(written: Iterable<Entry>): void {
    const { values, lists } = this.#checked;
    for (const { key, value } of written) values.set(nameOfKey(key), value);
    lists.clear();
    this.#unchecked = new Shelf();
  }

  /** How many values are here. */
  get size(): number {
    return this.#checked.values.size;
  }

  #shelf(reading: Reading): Shelf {
    return reading === "checked" ? this.#checked : this.#unchecked;
  }

  /**
   * Fetches the guards of all partitions, unless they are here, and then what is wanted: so whoever
   * writes on the condition that the guards are the same relies on nothing older.
   */
  async fetch(kv: KvReader, wanted: Wanted & { readonly looks?: Wanted }): Promise<void> {
    const { keys, lists } = distinct(wanted);
    const looks = distinct(wanted.looks ?? { keys: [], lists: [] });
    const partitions = [...keys, ...lists.map(({ range }) => range.prefix)].map(([first]) => first);
    const guards = [...new Set(partitions)]
      .filter((partition) => !this.guards.has(partition)).map(guardOf);
    const asked = new Set(guards.map(nameOfKey));
    const unknown = keys.filter((key) => {
      const name = nameOfKey(key);
      return !this.#checked.values.has(name) && !asked.has(name);
    });
    const first = guards.map((key): WantedKey => ({ key, shelf: this.#checked, isGuard: true }));
    const rest = [
      ...unknown.map((key): WantedKey => ({ key, shelf: this.#checked })),
      ...looks.keys.map((key): WantedKey => ({ key, shelf: this.#unchecked })),
    ];
    // Together they are as of one moment.
    const isTogether = lists.length === 0 && first.length + rest.length <= MAX_KEYS;
    await this.#fetchKeys(kv, isTogether ? [...first, ...rest] : first);
    await Promise.all([
      this.#fetchKeys(kv, isTogether ? [] : rest),
      ...lists.map((list) => this.#fetchList(kv, list, this.#checked)),
      ...looks.lists.map((list) => this.#fetchList(kv, list, this.#unchecked)),
    ]);
  }

  async #fetchList(kv: KvReader, wanted: WantedList, { lists }: Shelf): Promise<void> {
    const list = await fetchList(kv, wanted);
    const { range, query } = wanted;
    lists.set(nameOfList(range, query), { ...list, limit: query.limit });
  }

  async #fetchKeys(kv: KvReader, wanted: readonly WantedKey[]): Promise<void> {
    const parts = Array.from(
      { length: Math.ceil(wanted.length / MAX_KEYS) },
      (_, index) => wanted.slice(index * MAX_KEYS, (index + 1) * MAX_KEYS),
    );
    await Promise.all(parts.map(async (part) => {
      const entries: readonly Deno.KvEntryMaybe<unknown>[] = await kv.getMany(
        part.map(({ key }) => key),
      );
      part.forEach(({ key, shelf, isGuard = false }, index) => {
        const entry = entries[index];
        if (entry === undefined) throw new Error("Cannot read: a key was left unanswered");
        shelf.values.set(nameOfKey(key), entry.value ?? undefined);
        if (isGuard) this.guards.set(key[0], entry);
      });
    }));
  }
}

/** A key, and where what is there goes. */
interface WantedKey {
  readonly key: Key;
  readonly shelf: Shelf;
  readonly isGuard?: boolean;
}

/** Reads a list. */
export async function fetchList(
  kv: Pick<KvReader, "list">,
  { range, query: { limit, reverse = false } }: WantedList,
): Promise<FetchedList> {
  const batchSize = Math.min(limit, MAX_LISTED);
  const entries: Entry[] = [];
  for await (const { key, value } of kv.list(selectorOf(range), { limit, reverse, batchSize })) {
    entries.push({ key: key as unknown as Key, value });
  }
  return { entries, isWhole: entries.length < limit };
}

/** The key whose change says that something of its partition has changed. */
export function guardOf(partition: string): Key {
  return [partition, "guard"];
}

/** The name of a list, however long; different lists have different names. */
export function nameOfList(range: KeyRange, { reverse = false }: ListQuery): string {
  return JSON.stringify([range, reverse]);
}

function selectorOf({ prefix, start, end }: KeyRange): Deno.KvListSelector {
  if (start === undefined) return end === undefined ? { prefix } : { prefix, end };
  // Deno KV takes two of the three, and both ends begin as the prefix does.
  return end === undefined ? { prefix, start } : { start, end };
}

function unfetched(wanted: Wanted, reading: Reading): Unfetched {
  return reading === "checked"
    ? new Unfetched(wanted.keys, wanted.lists)
    : new Unfetched([], [], wanted);
}

/** The same, each thing once. */
export function distinct({ keys, lists }: Wanted): Wanted {
  return {
    keys: [...new Map(keys.map((key) => [nameOfKey(key), key])).values()],
    lists: [...new Map(lists.map((list) => [JSON.stringify(list), list])).values()],
  };
}
