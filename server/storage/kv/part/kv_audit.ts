/**
 * What authors did, in Deno KV.
 *
 * @module
 */
import type { ConversationRef } from "../../../../shared/chat/id.ts";
import type { Synchronous } from "../../part.ts";
import type { AuditEntry, AuditQuery, AuditStore, NewAuditEntry } from "../../port/audit_store.ts";
import { hashOfReader } from "../../port/reader_hash.ts";
import type { Entry } from "../database/fetched.ts";
import { type Key, type KeyRange, textPart } from "../database/key.ts";
import { partIn } from "./kv_part.ts";
import { newestOf } from "../database/newest_of.ts";
import { setTally, tallied, tally } from "../database/tally.ts";
import type { View } from "../database/view.ts";

const PARTITION = "audit";
/** With all keys that name them less than one commit takes. */
const CHANGED_AT_ONCE = 100;

/** What the lists say of an entry, and the entry too. */
interface Mark {
  readonly at: number;
}

/**
 * | Key | Value |
 * | --- | --- |
 * | `["audit", "entry", key]` | an entry |
 * | `["audit", "by", author, key]` | a {@linkcode Mark} |
 * | `["audit", "act", act, key]` | a {@linkcode Mark} |
 * | `["audit", "did", author, act, key]` | a {@linkcode Mark} |
 * | `["audit", "reader", reader, key]` | the key; gone when the reader is |
 * | `["audit", "room", room, reader, key]` | the same, where a reader is named in a room |
 *
 * A key is the moment of its entry, or higher where entries come at once or clocks differ. The guard
 * counts `entries`, and knows `last`, the highest key, and `ahead`, how much higher one was at most.
 */
export class KvAudit implements Synchronous<AuditStore> {
  readonly #view: View;
  readonly #leave: () => void;

  constructor(view: View, leave: () => void) {
    this.#view = view;
    this.#leave = leave;
  }

  add(entry: NewAuditEntry): void {
    const moment = Math.floor(entry.at);
    const key = Math.max(moment, this.#number("last") + 1);
    setTally(this.#view, PARTITION, "last", key);
    setTally(this.#view, PARTITION, "ahead", Math.max(this.#number("ahead"), key - moment));
    tally(this.#view, PARTITION, "entries");
    const mark: Mark = { at: entry.at };
    this.#view.set(entryKey(key), { ...entry, key });
    for (const each of listKeys({ ...entry, key })) this.#view.set(each, mark);
    for (const each of readerKeys({ ...entry, key })) this.#view.set(each, key);
  }

  page(query: AuditQuery): readonly AuditEntry[] {
    const { limit, by, acts, from = 0, until = Infinity } = query;
    const found: Entry<Mark>[] = [];
    for (const candidate of this.#candidates(query)) {
      const { at } = candidate.value;
      // Only what lies at the ends of the span: a key is somewhat higher than its moment.
      if (at < from || at >= until) continue;
      found.push(candidate);
      if (found.length === limit) break;
    }
    return by === undefined && acts === undefined
      ? found.map(({ value }) => value as AuditEntry)
      : this.#entries(found.map(({ key }) => Number(key.at(-1))));
  }

  tidy({ before, keep }: { before: number; keep: number }): void {
    const oldest = this.#view.list<AuditEntry>({ prefix: [PARTITION, "entry"] }, {
      limit: CHANGED_AT_ONCE,
    });
    const old = oldest.filter(({ value }) => value.at < before);
    // What is too old does not count as too much.
    const gone = old.length > 0
      ? old
      : oldest.slice(0, Math.max(0, this.#number("entries") - keep));
    if (gone.length === 0) return;
    for (const { key, value } of gone) {
      this.#view.delete(key);
      for (const each of [...listKeys(value), ...readerKeys(value)]) this.#view.delete(each);
    }
    tally(this.#view, PARTITION, "entries", -gone.length);
    this.#leave();
  }

  forget(reader: string): void {
    this.#hide({ prefix: [PARTITION, "reader", textPart(reader)] });
  }

  forgetIn({ room, whisper }: ConversationRef): void {
    const readers = whisper === undefined ? [] : [textPart(whisper)];
    this.#hide({ prefix: [PARTITION, "room", textPart(room), ...readers] });
  }

  /** What a query may be about, the newest first. */
  #candidates({ before = Infinity, limit, by, acts, from = 0, until }: AuditQuery) {
    const last = until === undefined ? Infinity : until + this.#number("ahead");
    const end = Math.min(before, last);
    const start = Math.floor(from);
    if (start >= end) return [];
    const ranges = listsOf(by, acts).map((prefix): KeyRange => ({
      prefix,
      start: [...prefix, start],
      end: [...prefix, end],
    }));
    return newestOf<Mark>(this.#view, ranges, limit);
  }

  /** Names readers by their hashes in the entries whose keys these are. */
  #hide(range: KeyRange): void {
    const found = this.#view.list<number>(range, { limit: CHANGED_AT_ONCE });
    for (const { key } of found) this.#view.delete(key);
    for (const entry of this.#entries(found.map(({ value }) => value))) {
      const { reader, ...about } = entry.about;
      if (reader === undefined) continue;
      for (const each of readerKeys(entry)) this.#view.delete(each);
      const readerHash = hashOfReader(reader);
      this.#view.set(entryKey(entry.key), { ...entry, about: { ...about, readerHash } });
    }
    if (found.length === CHANGED_AT_ONCE) this.#leave();
  }

  #entries(keys: readonly number[]): readonly AuditEntry[] {
    return this.#view.getAll<AuditEntry>(keys.map(entryKey)).filter((entry) => entry !== undefined);
  }

  #number(name: string): number {
    return tallied(this.#view, PARTITION, name);
  }
}

/** {@linkcode KvAudit}, all in one partition. */
export const KV_AUDIT = partIn<AuditStore>(PARTITION, (view, leave) => new KvAudit(view, leave));

function entryKey(key: number): Key {
  return [PARTITION, "entry", key];
}

/** The lists that have what a query is about, and nothing else, so that it is read no further than asked. */
function listsOf(by: string | undefined, acts: readonly string[] | undefined): readonly Key[] {
  if (acts === undefined) {
    return [by === undefined ? [PARTITION, "entry"] : [PARTITION, "by", textPart(by)]];
  }
  return [...new Set(acts)].map((act): Key =>
    by === undefined
      ? [PARTITION, "act", textPart(act)]
      : [PARTITION, "did", textPart(by), textPart(act)]
  );
}

function listKeys({ key, by, act }: AuditEntry): readonly Key[] {
  return [
    [PARTITION, "by", textPart(by.id), key],
    [PARTITION, "act", textPart(act), key],
    [PARTITION, "did", textPart(by.id), textPart(act), key],
  ];
}

/** What names the reader an entry is about. */
function readerKeys({ key, about: { reader, room } }: AuditEntry): readonly Key[] {
  if (reader === undefined) return [];
  const who = textPart(reader);
  const ofReader: Key = [PARTITION, "reader", who, key];
  return room === undefined
    ? [ofReader]
    : [ofReader, [PARTITION, "room", textPart(room), who, key]];
}
