/**
 * Keeps what readers gave of themselves, and what was used that counts once.
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
  /** Forgets all that readers of a site gave. @returns whether there was anything */
  clear(site: string): Promise<boolean>;
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
  forget: "expunge",
  clear: "expunge",
  spend: "write",
};
