/**
 * Keeps the passkeys of authors: public keys, of which none opens anything by itself.
 *
 * @module
 */
import type { Effects } from "../part.ts";

/** A passkey as it is kept. */
export interface StoredPasskey {
  /** The credential's id, in base64url. */
  readonly id: string;
  /** The id of the author whose it is. */
  readonly author: string;
  /** What the author calls it. */
  readonly name: string;
  /** In COSE's form. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** How often it has signed, as it says itself; many always say 0. */
  readonly counter: number;
  /** How browsers reach it, as they said. */
  readonly transports: readonly string[];
  /** Whether it is kept in an account that may be on several devices. */
  readonly synced: boolean;
  /** Milliseconds since 1970, as is the other. */
  readonly createdAt: number;
  readonly usedAt?: number;
}

/** Keeps passkeys. */
export interface PasskeyStore {
  /** An author's, the oldest first. */
  of(author: string): Promise<readonly StoredPasskey[]>;
  /** Whether there is any, whosever it is. */
  any(): Promise<boolean>;
  /** The one of this id, whosever it is. */
  get(id: string): Promise<StoredPasskey | undefined>;
  /** Adds one, unless there is one with its id. @returns whether it was added */
  add(passkey: StoredPasskey): Promise<boolean>;
  /** Calls an author's own otherwise. @returns whether there was one */
  rename(change: { readonly id: string; readonly author: string; readonly name: string }): Promise<
    boolean
  >;
  /** Keeps that one was used. One that is unknown stays so. */
  use(use: { readonly id: string; readonly counter: number; readonly usedAt: number }): Promise<
    void
  >;
  /** Forgets an author's own. @returns whether there was one */
  remove(passkey: { readonly id: string; readonly author: string }): Promise<boolean>;
  /** Forgets all of an author. */
  removeAllOf(author: string): Promise<void>;
}

/** What each call does. */
export const PASSKEY_EFFECTS: Effects<PasskeyStore> = {
  of: "read",
  any: "read",
  get: "read",
  add: "write",
  rename: "erase",
  use: "write",
  remove: "erase",
  removeAllOf: "erase",
};
