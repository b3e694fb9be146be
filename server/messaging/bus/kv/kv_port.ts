/**
 * What a {@linkcode KvBus} needs of a Deno KV. `Deno.Kv` fits; these types do not ask a program that
 * has no use for it to know unstable ones.
 *
 * @module
 */

/** A part of a key. */
export type KvPart = string | number | bigint | boolean | symbol | Uint8Array;

/** One key and its value, as they were read. */
export interface KvFound {
  /** Its parts. */
  readonly key: readonly KvPart[];
  /** `null` where there is none. */
  readonly value: unknown;
  /** Of the commit that wrote it. */
  readonly versionstamp?: string | null;
}

/** What is done at once, or not at all. */
export interface KvAtomic {
  /** Writes a value; it may be gone `expireIn` milliseconds later. */
  set(key: KvPart[], value: unknown, options?: { expireIn?: number }): KvAtomic;
  /** Deletes a value, if there is one. */
  delete(key: KvPart[]): KvAtomic;
  /** Does it. */
  commit(): Promise<{ readonly ok: boolean; readonly versionstamp?: string }>;
}

/** See the module. */
export interface BusKv {
  /** Begins a commit. */
  atomic(): KvAtomic;
  /** What lies below a prefix, from `start` on, or from there up to `end`; in the order of the keys. */
  list(
    selector: { prefix: KvPart[]; start?: KvPart[] } | { start: KvPart[]; end: KvPart[] },
    options?: { limit?: number },
  ): AsyncIterable<KvFound>;
  /** At most ten at once. */
  getMany(keys: KvPart[][]): Promise<readonly KvFound[]>;
  /** Tells the state at first, and whenever one of the keys was written. */
  watch(keys: KvPart[][]): ReadableStream<readonly unknown[]>;
  /** As the last part of a key: the versionstamp of the commit that sets it. */
  commitVersionstamp(): symbol;
}
