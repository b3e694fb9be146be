/**
 * What a call sees of the database, and what it wants written. Reading answers at once; see
 * `fetched.ts` for how.
 *
 * @module
 */
import { type Entry, type Reading, type Source, Unfetched, type WantedList } from "./fetched.ts";
import {
  compareKeys,
  isWithin,
  type Key,
  type KeyRange,
  type ListQuery,
  nameOfKey,
} from "./key.ts";

/** Something to be written: a value, or `undefined` to delete. */
export interface Write extends Entry {
  /** After so many milliseconds Deno KV may delete it by itself. */
  readonly keepMs?: number;
}

/** The database as one call sees it, with what it and those before it want written. */
export class View {
  readonly #source: Source;
  readonly #below: View | undefined;
  readonly #reading: Reading;
  readonly #writes = new Map<string, Write>();
  readonly #notes: unknown[] = [];

  constructor(source: Source, below?: View, reading: Reading = "checked") {
    this.#source = source;
    this.#below = below;
    this.#reading = reading;
  }

  /**
   * The same, only to look at: what is read by it may be another when the call is committed. For what a
   * call wants to know of a partition that others write to all the time, so that it need not be tried
   * again each time they do.
   */
  get unchecked(): View {
    return new View(this.#source, this, "unchecked");
  }

  /**
   * The value of a key.
   *
   * @throws {Unfetched} as all that reads; whoever catches errors lets it through
   */
  get<Value>(key: Key): Value | undefined {
    const written = this.#written(nameOfKey(key));
    const value = written === undefined ? this.#source.get(key, this.#reading) : written.value;
    return value as Value | undefined;
  }

  /** Entries of a range, in the order of their keys. What it does not need to be is unlimited. */
  list<Value>(range: KeyRange, query: ListQuery): readonly Entry<Value>[] {
    const { limit, reverse = false } = query;
    const own = this.#writtenWithin(range);
    const gone = [...own.values()].filter(({ value }) => value === undefined).length;
    const wanted = { limit: limit + gone, reverse };
    const { entries } = this.#source.list(range, wanted, this.#reading);
    const kept = entries.filter(({ key }) => !own.has(nameOfKey(key)));
    const added = [...own.values()].filter(({ value }) => value !== undefined);
    const all = own.size === 0
      ? kept
      : [...kept, ...added].sort((a, b) => compareKeys(a.key, b.key));
    const ordered = own.size > 0 && reverse ? all.toReversed() : all;
    return ordered.slice(0, limit) as readonly Entry<Value>[];
  }

  /**
   * Reads several things, so that what is not there yet is fetched at once instead of one after the
   * other.
   *
   * @example
   * ```ts
   * import { Fetched } from "./fetched.ts";
   * import { View } from "./view.ts";
   * const view = new View(new Fetched());
   * view.set(["shelf", "a"], 1);
   * view.set(["shelf", "b"], 2);
   * const [a, b] = view.all([() => view.get(["shelf", "a"]), () => view.get(["shelf", "b"])]);
   * console.assert(a === 1 && b === 2);
   * ```
   */
  all<Values extends readonly unknown[]>(
    reads: readonly [...{ readonly [Index in keyof Values]: () => Values[Index] }],
  ): Readonly<Values> {
    const keys: Key[] = [];
    const lists: WantedList[] = [];
    let isAll = true;
    const looks = { keys: [] as Key[], lists: [] as WantedList[] };
    const values = reads.flatMap((read) => {
      try {
        return [read()];
      } catch (error) {
        if (!(error instanceof Unfetched)) throw error;
        keys.push(...error.keys);
        lists.push(...error.lists);
        looks.keys.push(...error.looks.keys);
        looks.lists.push(...error.looks.lists);
        isAll = false;
        return [];
      }
    });
    if (!isAll) throw new Unfetched(keys, lists, looks);
    return values as unknown as Values;
  }

  /** The values of several keys. */
  getAll<Value>(keys: readonly Key[]): readonly (Value | undefined)[] {
    return this.all(keys.map((key) => () => this.get<Value>(key)));
  }

  /**
   * Writes a value, which is not `undefined`.
   *
   * @param keepMs after so many milliseconds Deno KV may delete it by itself, if nobody did; that is
   *   late and not seen by its partition's guard, so nothing may depend on it
   */
  set(key: Key, value: unknown, keepMs?: number): void {
    const write = keepMs === undefined ? { key, value } : { key, value, keepMs };
    this.#writes.set(nameOfKey(key), write);
  }

  delete(key: Key): void {
    this.#writes.set(nameOfKey(key), { key, value: undefined });
  }

  /** Says something in the log of the partition that is written. */
  note(note: unknown): void {
    this.#notes.push(note);
  }

  /** What shall be written, as far as this view and those below know. */
  get writes(): readonly Write[] {
    return [...this.#below?.writes ?? [], ...this.#writes.values()];
  }

  /** What shall be in the log, in order. */
  get notes(): readonly unknown[] {
    return [...this.#below?.notes ?? [], ...this.#notes];
  }

  /** Takes over what a view on top of this one wants. */
  merge(
    { writes, notes }: { readonly writes: readonly Write[]; readonly notes: readonly unknown[] },
  ) {
    for (const write of writes) this.#writes.set(nameOfKey(write.key), write);
    this.#notes.push(...notes);
  }

  /** What only this view wants, without those below. */
  get own(): { readonly writes: readonly Write[]; readonly notes: readonly unknown[] } {
    return { writes: [...this.#writes.values()], notes: [...this.#notes] };
  }

  #written(name: string): Write | undefined {
    const written = this.#writes.get(name);
    if (written !== undefined || this.#below === undefined) return written;
    return this.#below.#written(name);
  }

  #writtenWithin(range: KeyRange): Map<string, Write> {
    const found = this.#below === undefined
      ? new Map<string, Write>()
      : this.#below.#writtenWithin(range);
    for (const [name, write] of this.#writes) {
      if (isWithin(write.key, range)) found.set(name, write);
    }
    return found;
  }
}
