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

  constructor(options: MeasuresOptions) {
    this.#options = options;
  }

  /** Reads what is kept. */
  async load(): Promise<void> {
    for (const measure of await this.#options.store.all()) this.#index(measure);
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
   * @returns whether it is new
   * @throws {Refused} `id-taken`, or `forbidden` when there are too many
   */
  async take(measure: StoredMeasure): Promise<boolean> {
    const known = this.#byId.get(measure.id);
    if (known !== undefined) {
      if (known.kind === measure.kind && known.reader === measure.reader) return false;
      throw new Refused({ code: "id-taken", message: "Another measure has this id." });
    }
    if (this.#byId.size >= MAX_MEASURES) {
      throw new Refused({
        code: "forbidden",
        message: `Cannot take the measure: there are ${MAX_MEASURES} already. Lift some.`,
      });
    }
    this.#index(measure);
    try {
      await this.#options.store.add(measure);
    } catch (error) {
      this.#forget(measure);
      throw error;
    }
    return true;
  }

  /** Ends a measure. @returns whether there was one */
  async lift(id: string): Promise<boolean> {
    const measure = this.#byId.get(id);
    const was = await this.#options.store.lift(id);
    if (measure !== undefined) this.#forget(measure);
    return was;
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
