/**
 * One commit to Deno KV: what views want written, on the condition that the guards of all partitions
 * they read are what they were.
 *
 * @module
 */
import { type Fetched, guardOf } from "./fetched.ts";
import { type Key, nameOfKey } from "./key.ts";
import type { View, Write } from "./view.ts";

/** The value of a guard. A call may keep more in it, such as counts of its partition. */
export interface Guard {
  /** How many entries the partition's log has had. */
  readonly logged: number;
  /** Names the newest commit. */
  readonly by: string;
  /** Those before it, the newest first: so whoever got no answer finds their own among others'. */
  readonly before?: readonly string[];
}

/** So many commits a guard names besides the newest. */
const NAMED_BEFORE = 8;

/** Something for the log: what is kept of it, and what only this instance has to know. */
export interface Note {
  /** Kept for the other instances. No text of people, which may have to go. */
  readonly logged: unknown;
  readonly event: unknown;
}

/** An entry of a partition's log, below `[partition, "log", versionstamp]`. */
export interface LogEntry {
  /** The commit, as the guard named it then. */
  readonly by: string;
  /** How many entries the log has had with this one. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly notes: readonly unknown[];
}

/** A commit that went through. */
export interface Commit {
  readonly partition: string;
  readonly id: string;
  readonly versionstamp: string;
  /** How many entries the log had before. */
  readonly loggedBefore: number;
  readonly notes: readonly Note[];
}

/** What a commit is made of. */
export interface CommitParts {
  readonly partition: string;
  readonly id: string;
  readonly now: number;
  readonly view: View;
  readonly fetched: Fetched;
}

/** A commit, ready to be tried. */
export interface Prepared {
  readonly operation: Deno.AtomicOperation;
  readonly loggedBefore: number;
  readonly notes: readonly Note[];
  /** Including the guards. */
  readonly writes: readonly Write[];
}

/** Below which the log of a partition is. */
export function logOf(partition: string): Key {
  return [partition, "log"];
}

function namedBefore({ by, before = [] }: Partial<Guard> = {}): readonly string[] {
  return by === undefined ? [] : [by, ...before].slice(0, NAMED_BEFORE);
}

/** The commit of what a view wants written; `undefined` when that is nothing. */
export function prepareCommit(kv: Deno.Kv, parts: CommitParts): Prepared | undefined {
  const { partition, id, now, view, fetched } = parts;
  const notes = view.notes as readonly Note[];
  const writes = new Map<string, Write>(view.writes.map((write) => [nameOfKey(write.key), write]));
  if (writes.size === 0 && notes.length === 0) return undefined;
  const operation = kv.atomic();
  for (const { key, versionstamp } of fetched.guards.values()) {
    operation.check({ key: [...key], versionstamp });
  }
  const loggedBefore = (view.get<Guard>(guardOf(partition)))?.logged ?? 0;
  const written = new Set([partition, ...[...writes.values()].map(({ key: [first] }) => first)]);
  for (const each of written) {
    const key = guardOf(each);
    const before = view.get<Partial<Guard>>(key);
    const isLogged = each === partition && notes.length > 0;
    const logged = (before?.logged ?? 0) + Number(isLogged);
    const value = { ...before, logged, by: id, before: namedBefore(before) };
    writes.set(nameOfKey(key), { key, value });
  }
  for (const { key, value, keepMs } of writes.values()) {
    if (value === undefined) operation.delete(key);
    else operation.set(key, value, keepMs === undefined ? {} : { expireIn: keepMs });
  }
  if (notes.length > 0) {
    const entry: LogEntry = {
      by: id,
      number: loggedBefore + 1,
      at: now,
      notes: notes.map(({ logged }) => logged),
    };
    operation.set([...logOf(partition), kv.commitVersionstamp()] as Deno.KvKey, entry);
  }
  return { operation, loggedBefore, notes, writes: [...writes.values()] };
}
