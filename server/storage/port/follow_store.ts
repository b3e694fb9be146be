/**
 * Keeps which readers want a mail when there is an answer.
 *
 * @module
 */
import type { ConversationRef } from "../../../shared/chat/id.ts";
import type { Effects } from "../part.ts";

/** A reader's wish to be told. */
export interface FollowRecord extends ConversationRef {
  /** Names it for good; up to 64 of A–Z, a–z, 0–9, "_" and "-". */
  readonly id: string;
  readonly reader: string;
  /** The id of the question that is to be answered; in a whisper any answer counts. */
  readonly question?: string;
  /** The address, encrypted. */
  readonly address: string;
  /** Names the address, and tells nobody which it is. */
  readonly addressHash: string;
  /** In which language to write, as a BCP 47 tag. */
  readonly language: string;
  /** Whether the answer itself stands in the mail. */
  readonly withText: boolean;
  /** Whether further answers are told too. */
  readonly more: boolean;
  /** Whether whoever has the address wants it. */
  readonly confirmed: boolean;
  /** Milliseconds since 1970, as are all times here. */
  readonly createdAt: number;
  /** From then on it is as if it were not there. */
  readonly expiresAt: number;
}

/** How many there may be. */
export interface FollowLimits {
  /** Of one reader, whether confirmed or not. */
  readonly ofReader: number;
  /** Of one address that were added within a day; also those that are gone by now. `Infinity` is no limit. */
  readonly ofAddress: number;
}

/** How long it is remembered that an address was added. */
export const ADDED_MS = 24 * 60 * 60_000;

/** Keeps wishes. */
export interface FollowStore {
  /**
   * Keeps a wish, in the place of one of the same reader, conversation, question and address that
   * nobody has confirmed. Forgets what {@linkcode FollowStore.expire} does, at its creation.
   *
   * @returns `again`: the same is confirmed already, and nothing was kept
   */
  put(
    follow: FollowRecord,
    limits: FollowLimits,
  ): Promise<"added" | "again" | "reader-full" | "address-full">;
  /** The wish of an id. */
  get(id: string, now: number): Promise<FollowRecord | undefined>;
  /**
   * Whoever has the address wants it, until then.
   *
   * @returns whether there is such a wish
   */
  confirm(
    id: string,
    until: { readonly now: number; readonly expiresAt: number },
  ): Promise<boolean>;
  /** Forgets a wish. @returns whether there was one */
  remove(id: string): Promise<boolean>;
  /** The confirmed wishes of a conversation, the oldest first, at most `limit`. */
  of(
    query: ConversationRef & { readonly now: number; readonly limit: number },
  ): Promise<readonly FollowRecord[]>;
  /** Confirmed wishes that the first answer ends, in the order of their ids, those after one. */
  waiting(
    query: { readonly after: string; readonly now: number; readonly limit: number },
  ): Promise<readonly FollowRecord[]>;
  /** Forgets the wishes of a conversation. */
  removeOf(ref: ConversationRef): Promise<void>;
  /** Forgets what has expired, and which addresses were added more than a day ago. */
  expire(now: number): Promise<void>;
  /** Forgets the wishes of a reader. */
  forget(reader: string): Promise<void>;
}

/** What each call does. */
export const FOLLOW_EFFECTS: Effects<FollowStore> = {
  put: "write",
  get: "read",
  confirm: "write",
  remove: "erase",
  of: "read",
  waiting: "read",
  removeOf: "erase",
  expire: "erase",
  forget: "erase",
};
