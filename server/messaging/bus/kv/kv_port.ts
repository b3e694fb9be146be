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
  readonly key: readonly KvPart[];
  readonly value: unknown;
}

/** What is done at once, or not at all. */
export interface KvAtomic {
  set(key: KvPart[], value: unknown, options?: { expireIn?: number }): KvAtomic;
  delete(key: KvPart[]): KvAtomic;
  commit(): Promise<{ readonly ok: boolean; readonly versionstamp?: string }>;
}

/** See the module. */
export interface BusKv {
  atomic(): KvAtomic;
  list(
    selector: { prefix: KvPart[]; start?: KvPart[] },
    options?: { batchSize?: number },
  ): AsyncIterable<KvFound>;
  getMany(keys: KvPart[][]): Promise<readonly KvFound[]>;
  watch(keys: KvPart[][]): ReadableStream<readonly unknown[]>;
  /** As the last part of a key: the versionstamp of the commit that sets it. */
  commitVersionstamp(): symbol;
}
