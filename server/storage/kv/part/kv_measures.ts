/**
 * Measures and networks in Deno KV.
 *
 * @module
 */
import type { Synchronous } from "../../part.ts";
import type { MeasureStore, SeenNetwork, StoredMeasure } from "../../port/measure_store.ts";
import { hashOfReader } from "../../port/reader_hash.ts";
import { upTo } from "../database/expiring.ts";
import { type Key, textPart } from "../database/key.ts";
import type { KvPart } from "./kv_part.ts";
import { spreadOver } from "../database/spread.ts";
import { tally } from "../database/tally.ts";
import type { View } from "../database/view.ts";

const MEASURES = "measures";
const { all: NETWORKS, of: networksOf } = spreadOver("networks", 4);
/** All of them are in memory anyway. */
const MOST = 1_000_000;
/** Of measures and of each partition of networks: together less than one commit takes. */
const FORGOTTEN_AT_ONCE = 80;

/** A measure, and which in the order in which they were taken. */
interface Numbered {
  readonly measure: StoredMeasure;
  readonly n: number;
}

/**
 * | Key | Value |
 * | --- | --- |
 * | `["measures", "measure", id]` | {@linkcode Numbered}; the guard counts `measures` ever taken |
 * | `["measures", "reader", reader, id]` | the id |
 * | `["measures", "until", moment, id]` | the id |
 * | `[networks of the reader, "of", reader, at, n]` | a network; the guard counts `notes` |
 * | `[networks of the reader, "at", at, n]` | the reader |
 */
export class KvMeasures implements Synchronous<MeasureStore> {
  readonly #view: View;
  readonly #leave: () => void;

  constructor(view: View, leave: () => void) {
    this.#view = view;
    this.#leave = leave;
  }

  all(): readonly StoredMeasure[] {
    return this.#view.list<Numbered>({ prefix: [MEASURES, "measure"] }, { limit: MOST })
      .toSorted(({ value: a }, { value: b }) => b.measure.at - a.measure.at || b.n - a.n)
      .map(({ value }) => value.measure);
  }

  add(measure: StoredMeasure): boolean {
    const { id, reader, expiresAt } = measure;
    if (this.#view.get(measureKey(id)) !== undefined) return false;
    const n = tally(this.#view, MEASURES, "measures");
    this.#view.set(measureKey(id), { measure, n });
    if (reader !== undefined) this.#view.set(aboutKey(reader, id), id);
    if (expiresAt !== undefined) this.#view.set(untilKey(expiresAt, id), id);
    return true;
  }

  lift(id: string): boolean {
    const found = this.#view.get<Numbered>(measureKey(id));
    if (found === undefined) return false;
    const { reader, expiresAt } = found.measure;
    this.#view.delete(measureKey(id));
    if (reader !== undefined) this.#view.delete(aboutKey(reader, id));
    if (expiresAt !== undefined) this.#view.delete(untilKey(expiresAt, id));
    return true;
  }

  note({ reader, network, at }: SeenNetwork): void {
    const partition = networksOf(reader);
    const n = tally(this.#view, partition, "notes");
    this.#view.set([...networksKey(reader), at, n], network);
    this.#view.set([partition, "at", at, n], reader);
  }

  networkAt({ reader, at }: Omit<SeenNetwork, "network">): string | undefined {
    const [last] = this.#view.list<string>(upTo(networksKey(reader), at), {
      limit: 1,
      reverse: true,
    });
    return last?.value;
  }

  tidy({ now, networksBefore }: { now: number; networksBefore: number }): void {
    const limit = FORGOTTEN_AT_ONCE;
    const [over = [], ...old] = this.#view.all([
      () => this.#view.list<string>(upTo([MEASURES, "until"], now), { limit }),
      ...NETWORKS.map((partition) => () =>
        this.#view.list<string>(
          { prefix: [partition, "at"], end: [partition, "at", networksBefore] },
          { limit },
        )
      ),
    ]);
    this.#view.all(over.map(({ value }) => () => this.lift(value)));
    for (const { key } of over) this.#view.delete(key);
    for (const { key, value: reader } of old.flat()) {
      const [, , ...moment] = key;
      this.#view.delete(key);
      this.#view.delete([...networksKey(reader), ...moment]);
    }
    if ([over, ...old].some(({ length }) => length === limit)) this.#leave();
  }

  forget(reader: string): void {
    const limit = FORGOTTEN_AT_ONCE;
    const [networks = [], about = []] = this.#view.all([
      () => this.#view.list<string>({ prefix: networksKey(reader) }, { limit }),
      () => this.#view.list<string>({ prefix: aboutKey(reader) }, { limit }),
    ]);
    for (const { key } of networks) {
      const [partition, , , ...moment] = key;
      this.#view.delete(key);
      this.#view.delete([partition, "at", ...moment]);
    }
    const measures = this.#view.getAll<Numbered>(about.map(({ value }) => measureKey(value)));
    for (const { measure, n } of measures.filter((each) => each !== undefined)) {
      const { reader: _, ...rest } = measure;
      const hidden = { ...rest, readerHash: hashOfReader(reader), reason: "" };
      this.#view.set(measureKey(measure.id), { measure: hidden, n });
    }
    for (const { key } of about) this.#view.delete(key);
    if (networks.length === limit || about.length === limit) this.#leave();
  }
}

/** {@linkcode KvMeasures}: measures in one partition, networks spread by reader. */
export const KV_MEASURES: KvPart<MeasureStore> = {
  on: (view, leave) => new KvMeasures(view, leave),
  partition(call, [what]) {
    const { reader = "" } = Object(what) as Partial<SeenNetwork>;
    return call === "note" ? networksOf(reader) : MEASURES;
  },
};

function measureKey(id: string): Key {
  return [MEASURES, "measure", textPart(id)];
}

function aboutKey(reader: string, ...ids: readonly string[]): Key {
  return [MEASURES, "reader", textPart(reader), ...ids.map(textPart)];
}

function untilKey(moment: number, id: string): Key {
  return [MEASURES, "until", moment, textPart(id)];
}

function networksKey(reader: string): Key {
  return [networksOf(reader), "of", textPart(reader)];
}
