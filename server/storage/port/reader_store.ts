/**
 * Keeps what readers gave of themselves, and which of their tokens count no longer.
 *
 * @module
 */
import type { Effects } from "../part.ts";

/** What a reader gave, or their site said of them. There is none of who gave nothing. */
export interface ReaderRecord {
  readonly id: string;
  readonly site: string;
  /** Empty: none. */
  readonly name: string;
  readonly email?: string;
  /** Their site said who they are, and signed it. */
  readonly verified?: true;
  /** When the record was made, in milliseconds since 1970. */
  readonly knownSince: number;
}

/** A reader whose tokens were ended. */
export interface EndedReader {
  /** A pseudonym of the reader: who asked to be forgotten is not to be found by it. */
  readonly mark: string;
  /** When: what was issued until then counts no longer. In milliseconds since 1970. */
  readonly at: number;
  /** When it may be forgotten, since all of it has expired. */
  readonly until: number;
}

/** Keeps readers. */
export interface ReaderStore {
  /** What is kept of a reader. */
  find(id: string): Promise<ReaderRecord | undefined>;
  /** What is kept of those readers, in any order. */
  list(ids: readonly string[]): Promise<readonly ReaderRecord[]>;
  /** Adds a record, or replaces the one with the same id: what that one said is gone. */
  put(record: ReaderRecord): Promise<void>;
  /** Forgets all that a reader gave. @returns whether there was anything */
  forget(id: string): Promise<boolean>;
  /** Ends a reader's tokens, and forgets what may be forgotten at that moment. */
  end(ended: EndedReader): Promise<void>;
  /** When the tokens of a reader were last ended, if that is still kept. */
  endedAt(mark: string): Promise<number | undefined>;
  /**
   * Marks something that counts once as used, and forgets what had expired at `now`.
   *
   * @returns whether this was its first use
   */
  spend(use: SingleUse): Promise<boolean>;
}

/** The use of something that counts once. */
export interface SingleUse {
  readonly nonce: string;
  /** After which it counts no longer anyhow, in milliseconds since 1970. */
  readonly expiresAt: number;
  readonly now: number;
}

/** What each call does. */
export const READER_EFFECTS: Effects<ReaderStore> = {
  find: "read",
  list: "read",
  put: "erase",
  forget: "erase",
  end: "write",
  endedAt: "read",
  spend: "write",
};
