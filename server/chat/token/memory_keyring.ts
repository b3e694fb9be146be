/**
 * Keys that end with the process.
 *
 * @module
 */
import type { RandomBytes } from "../../../shared/chat/id.ts";
import type { KeptKeyring } from "./kept_keyring.ts";
import { type Keyring, type Keys, newKeyring, rotated } from "./keyring.ts";

/** See the head of this file. */
export class MemoryKeyring implements KeptKeyring {
  #keyring: Keyring;

  /** Makes the keys. */
  constructor(random: RandomBytes) {
    this.#keyring = newKeyring(random);
  }

  get keys(): Keys {
    return this.#keyring.keys;
  }

  get pseudonymSecret(): Uint8Array {
    return this.#keyring.pseudonymSecret;
  }

  refresh(): Promise<void> {
    return Promise.resolve();
  }

  rotate(random: RandomBytes): Promise<void> {
    this.#keyring = rotated(this.#keyring, random);
    return Promise.resolve();
  }

  follow(): () => Promise<void> {
    return () => Promise.resolve();
  }

  glance(): undefined {}
}
