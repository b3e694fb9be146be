/**
 * Keeps which readers were erased, so that an erasure goes on after a crash and their tokens count no
 * longer. Of a reader whose erasure is finished, only a hash is kept.
 *
 * @module
 */
import type { Effects } from "../part.ts";

/** The erasure of a reader. */
export interface Erasure {
  /** Tells the reader's id from others. */
  readonly readerHash: string;
  /** When it began, in milliseconds since 1970. */
  readonly at: number;
  /** The reader's id, while something of them may be left. */
  readonly reader?: string;
}

/** Keeps erasures. */
export interface ErasureStore {
  /** All erasures, by their hashes in alphabetical order. */
  all(): Promise<readonly Erasure[]>;
  /** Adds an erasure, or replaces the one of the same hash. */
  put(erasure: Erasure): Promise<void>;
}

/** What each call does. A finished erasure replaces one that names its reader. */
export const ERASURE_EFFECTS: Effects<ErasureStore> = { all: "read", put: "erase" };
