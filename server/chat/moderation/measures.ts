/**
 * Whom authors keep out or from writing. All measures are in memory too: they are looked at with every
 * message.
 *
 * @module
 */
import type { Measure, MeasureKind } from "../../../shared/chat/moderation.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import { hashOfReader } from "../../storage/port/reader_hash.ts";
import type { MeasureStore, StoredMeasure } from "../../storage/port/measure_store.ts";
import { OwnChanges } from "../own_changes.ts";

/** So many measures count at a time. */
const MAX_MEASURES = 10_000;

/** Somebody a measure may be about. */
export interface Subject {
  readonly site: string;
  /** Left out: a reader who is still to be one. */
  readonly reader?: string | undefined;
  /** What names their network, if it is known. */
  readonly network?: string | undefined;
}

/** What {@linkcode Measures} are made with. */
export interface MeasuresOptions {
  readonly store: MeasureStore;
  readonly clock: Pick<Clock, "now">;
}

/** The measures that count. */
export class Measures {
  readonly #options: MeasuresOptions;
  readonly #byId = new Map<string, StoredMeasure>();
  /** By whom they are about: a site and a reader, or a site and a network. */
  readonly #bySubject = new Map<string, Set<StoredMeasure>>();
  /** Those the store is being given. */
  readonly #adding = new Set<string>();
  readonly #changes = new OwnChanges();

  constructor(options: MeasuresOptions) {
    this.#options = options;
  }

  /** Reads what is kept. @returns the measures that were not known before */
  async load(): Promise<readonly StoredMeasure[]> {
    const kept = await this.#changes.read(() => this.#options.store.all());
    const read = new Map(kept.map((measure) => [measure.id, measure]));
    const fresh = kept.filter(({ id }) => !this.#byId.has(id));
    for (const measure of [...this.#byId.values()]) {
      if (!this.#adding.has(measure.id) && read.get(measure.id) !== measure) this.#forget(measure);
    }
    for (const measure of kept) this.#index(measure);
    return fresh;
  }

  /** @throws {Refused} `banned` */
  assertNotBanned(subject: Subject): void {
    const refusal = this.refusalOf("ban", subject);
    if (refusal !== undefined) throw refusal;
  }

  /** Why somebody is kept out, or from writing, if they are. */
  refusalOf(kind: MeasureKind, subject: Subject): Refused | undefined {
    const measure = this.#find(kind, subject);
    return measure && refused(measure, this.#options.clock.now());
  }

  /**
   * Takes a measure. The same again changes nothing.
   *
   * @returns what began to count here, `undefined` where it counted already; it may have been kept
   *   before, by a commit that got no answer, and nobody was told
   * @throws {Refused} `id-taken`, or `forbidden` when there are too many
   */
  async take(measure: StoredMeasure): Promise<StoredMeasure | undefined> {
    if (this.#known(measure) !== undefined) return undefined;
    if (this.#byId.size >= MAX_MEASURES) {
      throw new Refused({
        code: "forbidden",
        message: `Cannot take the measure: there are ${MAX_MEASURES} already. Lift some.`,
      });
    }
    this.#index(measure);
    this.#adding.add(measure.id);
    let isNew = false;
    try {
      isNew = await this.#options.store.add(measure);
    } finally {
      this.#adding.delete(measure.id);
      this.#changes.note();
      if (!isNew) this.#forget(measure);
    }
    if (isNew) return measure;
    await this.load();
    return this.#known(measure);
  }

  /** Ends a measure. @returns whether there was one, or it counted here */
  async lift(id: string): Promise<boolean> {
    const measure = this.#byId.get(id);
    const was = await this.#options.store.lift(id);
    this.#changes.note();
    if (measure !== undefined) this.#forget(measure);
    return was || measure !== undefined;
  }

  /** Those that count, the newest first, as the store has them: some reader may have been forgotten. */
  async list(): Promise<readonly Measure[]> {
    const now = this.#options.clock.now();
    return (await this.#options.store.all())
      .filter(({ expiresAt = Infinity }) => expiresAt > now)
      .map(shownMeasure);
  }

  /** Names a reader no more who was erased; what counts for them goes on. */
  forget(reader: string): void {
    for (const measure of [...this.#byId.values()]) {
      if (measure.reader !== reader) continue;
      const { reader: _, ...rest } = measure;
      this.#forget(measure);
      this.#index({ ...rest, readerHash: hashOfReader(reader), reason: "" });
    }
  }

  /** Forgets the measures that have ended. */
  tidy(): void {
    const now = this.#options.clock.now();
    for (const measure of this.#byId.values()) {
      if ((measure.expiresAt ?? Infinity) <= now) this.#forget(measure);
    }
  }

  /** @throws {Refused} `id-taken` when another measure has its id */
  #known({ id, kind, reader }: StoredMeasure): StoredMeasure | undefined {
    const known = this.#byId.get(id);
    if (known === undefined) return undefined;
    if (known.kind === kind && known.reader === reader) return known;
    throw new Refused({ code: "id-taken", message: "Another measure has this id." });
  }

  #find(kind: MeasureKind, { site, reader, network }: Subject): StoredMeasure | undefined {
    if (this.#byId.size === 0) return undefined;
    const now = this.#options.clock.now();
    const names = [
      ...reader === undefined
        ? []
        : [readerKey(site, reader), erasedKey(site, hashOfReader(reader))],
      ...network === undefined ? [] : [networkKey(site, network)],
    ];
    for (const name of names) {
      for (const measure of this.#bySubject.get(name) ?? []) {
        if (measure.kind === kind && (measure.expiresAt ?? Infinity) > now) return measure;
      }
    }
    return undefined;
  }

  #index(measure: StoredMeasure): void {
    this.#byId.set(measure.id, measure);
    for (const key of keysOf(measure)) {
      const measures = this.#bySubject.get(key) ?? new Set();
      this.#bySubject.set(key, measures.add(measure));
    }
  }

  #forget(measure: StoredMeasure): void {
    this.#byId.delete(measure.id);
    for (const key of keysOf(measure)) {
      const measures = this.#bySubject.get(key);
      measures?.delete(measure);
      if (measures?.size === 0) this.#bySubject.delete(key);
    }
  }
}

/** Whether a measure is about somebody. */
export function isAbout(measure: StoredMeasure, { site, reader, network }: Subject): boolean {
  return measure.site === site &&
    (measure.reader !== undefined && measure.reader === reader ||
      measure.network !== undefined && measure.network === network);
}

/** A measure as authors see it: of a network only that it counts. */
export function shownMeasure({ network, readerHash: _, ...measure }: StoredMeasure): Measure {
  return { ...measure, network: network !== undefined };
}

function keysOf({ site, reader, readerHash, network }: StoredMeasure): readonly string[] {
  return [
    ...readerHash === undefined ? [] : [erasedKey(site, readerHash)],
    ...reader === undefined ? [] : [readerKey(site, reader)],
    ...network === undefined ? [] : [networkKey(site, network)],
  ];
}

function readerKey(site: string, reader: string): string {
  return `${site} reader ${reader}`;
}

function erasedKey(site: string, readerHash: string): string {
  return `${site} erased ${readerHash}`;
}

function networkKey(site: string, network: string): string {
  return `${site} network ${network}`;
}

function refused({ kind, expiresAt }: StoredMeasure, now: number): Refused {
  const until = expiresAt === undefined ? {} : { retryAfterMs: expiresAt - now };
  return kind === "ban"
    ? new Refused({
      code: "banned",
      message: "An author has closed this chat for you, or for your network.",
      ...until,
    })
    : new Refused({
      code: "muted",
      message: "An author lets you, or your network, read here and not write.",
      ...until,
    });
}
