/**
 * Keeps what authors decided about readers, and for a while from which networks readers wrote; of a
 * network no more than a keyed hash.
 *
 * @module
 */
import type { Measure } from "../../../shared/chat/moderation.ts";
import type { Effects } from "../part.ts";

/** A measure as it is kept. */
export interface StoredMeasure extends Omit<Measure, "network"> {
  /** The name of the network for which it counts, too. */
  readonly network?: string;
  /** Instead of `reader`, when that one was erased: tells them from others without naming them. */
  readonly readerHash?: string;
}

/** From where a reader wrote. */
export interface SeenNetwork {
  readonly reader: string;
  /** The name of the network. */
  readonly network: string;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** Keeps measures and networks. */
export interface MeasureStore {
  /** All measures, the newest first. */
  all(): Promise<readonly StoredMeasure[]>;
  /** Adds a measure, unless there is one with its id. @returns whether it was added */
  add(measure: StoredMeasure): Promise<boolean>;
  /** Forgets a measure. @returns whether there was one */
  lift(id: string): Promise<boolean>;
  /** Notes from where a reader writes from now on. */
  note(seen: SeenNetwork): Promise<void>;
  /** The network a reader wrote from at a moment, if it is still known. */
  networkAt(moment: Omit<SeenNetwork, "network">): Promise<string | undefined>;
  /**
   * Forgets the measures that have ended at `now`, and the networks that were noted before
   * `networksBefore`; both in milliseconds since 1970.
   */
  tidy(times: { readonly now: number; readonly networksBefore: number }): Promise<void>;
  /**
   * Forgets a reader. Of a measure about them, only that it counts stays, under the reader's hash: whom
   * their site signs in comes back as the same reader, and is not rid of it by being erased.
   */
  forget(reader: string): Promise<void>;
}

/** What each call does. */
export const MEASURE_EFFECTS: Effects<MeasureStore> = {
  all: "read",
  add: "write",
  lift: "erase",
  note: "write",
  networkAt: "read",
  tidy: "erase",
  forget: "erase",
};
