/**
 * Readers in Deno KV.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type { ReaderRecord, ReaderStore, SingleUse } from "../../port/reader_store.ts";
import { keepMs, upTo } from "../database/expiring.ts";
import { type Key, textPart } from "../database/key.ts";
import type { KvPart } from "./kv_part.ts";
import { spreadOver } from "../database/spread.ts";
import type { View } from "../database/view.ts";

const { all: PARTITIONS, of: partitionOf } = spreadOver("readers", 4);
/** Of a partition: all of them together with what lists them are less than one commit takes. */
const FORGOTTEN_AT_ONCE = 100;
/** With each use a few go, which is more than come. */
const SWEPT_AT_ONCE = 20;

/**
 * In the partition of the reader's id, or of what counts once:
 *
 * | Key below the partition | Value |
 * | --- | --- |
 * | `reader`, id | what a reader gave |
 * | `site`, site, id | the id |
 * | `spent`, nonce | until when it counts |
 * | `until`, moment, nonce | the nonce |
 */
export class KvReaders implements Synchronous<ReaderStore> {
  readonly #view: View;
  readonly #leave: () => void;

  constructor(view: View, leave: () => void) {
    this.#view = view;
    this.#leave = leave;
  }

  find(id: string): ReaderRecord | undefined {
    return this.#view.get(readerKey(id));
  }

  list(ids: readonly string[]): readonly ReaderRecord[] {
    const found = this.#view.getAll<ReaderRecord>([...new Set(ids)].map(readerKey));
    return found.filter((record) => record !== undefined);
  }

  put(record: ReaderRecord): void {
    const before = this.find(record.id);
    if (before !== undefined && before.site !== record.site) this.#view.delete(siteKey(before));
    this.#view.set(readerKey(record.id), record);
    this.#view.set(siteKey(record), record.id);
  }

  forget(id: string): boolean {
    const record = this.find(id);
    if (record === undefined) return false;
    this.#view.delete(readerKey(id));
    this.#view.delete(siteKey(record));
    return true;
  }

  clear(site: string): boolean {
    const found = this.#view.all(
      PARTITIONS.map((partition) => () =>
        this.#view.list<string>({ prefix: [partition, "site", textPart(site)] }, {
          limit: FORGOTTEN_AT_ONCE,
        })
      ),
    );
    for (const { key, value: id } of found.flat()) {
      this.#view.delete(readerKey(id));
      this.#view.delete(key);
    }
    if (found.some(({ length }) => length === FORGOTTEN_AT_ONCE)) this.#leave();
    return found.some(({ length }) => length > 0);
  }

  spend({ nonce, expiresAt, now }: SingleUse): boolean {
    if (this.isSpent(nonce, now)) return false;
    const before = this.#view.get<number>(spentKey(nonce));
    this.#sweep(partitionOf(nonce), now);
    if (before !== undefined) this.#view.delete(untilKey(before, nonce));
    const keep = keepMs({ now, until: expiresAt });
    this.#view.set(spentKey(nonce), expiresAt, keep);
    this.#view.set(untilKey(expiresAt, nonce), nonce, keep);
    return true;
  }

  /** Whether something was used up, and its use still counts. */
  isSpent(nonce: string, now: number): boolean {
    return (this.#view.get<number>(spentKey(nonce)) ?? -Infinity) > now;
  }

  /** Forgets some of what counts no longer. */
  #sweep(partition: string, now: number): void {
    const range = upTo([partition, "until"], now);
    for (const { key, value } of this.#view.list<string>(range, { limit: SWEPT_AT_ONCE })) {
      this.#view.delete(key);
      this.#view.delete(spentKey(value));
    }
  }
}

/** {@linkcode KvReaders}, spread by reader and by what is used. */
export const KV_READERS: KvPart<ReaderStore> = {
  on: (view, leave) => new KvReaders(view, leave),
  partition(call, [what]) {
    // A site's readers are in all of them.
    if (call === "clear") return PARTITIONS[0] ?? "";
    if (typeof what === "string") return partitionOf(what);
    const { id, nonce } = Object(what) as Partial<ReaderRecord & SingleUse>;
    return partitionOf(id ?? nonce ?? "");
  },
};

function readerKey(id: string): Key {
  return [partitionOf(id), "reader", textPart(id)];
}

function siteKey({ id, site }: ReaderRecord): Key {
  return [partitionOf(id), "site", textPart(site), textPart(id)];
}

function spentKey(nonce: string): Key {
  return [partitionOf(nonce), "spent", textPart(nonce)];
}

function untilKey(moment: number, nonce: string): Key {
  return [partitionOf(nonce), "until", moment, textPart(nonce)];
}
