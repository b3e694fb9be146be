/**
 * Keeps the keys in a Deno KV that several instances share.
 *
 * Nothing is watched and no timer runs: an instance looks before it answers a request, if it has not
 * looked for half a minute. A key that is put there signs a minute later, when every instance that
 * answers anything knows it: so no instance refuses what another has signed.
 *
 * @module
 */
import type { RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { KeptKeyring, KeyFollowing } from "./kept_keyring.ts";
import {
  type Keyring,
  type Keys,
  newKeyring,
  parseKeyring,
  printKeyring,
  rotated,
  signingFirst,
} from "./keyring.ts";
import { within } from "../../../shared/within.ts";

/** Where the keys are. */
export const KEYRING_KEY: Deno.KvKey = ["keyring"];
/** How old the keys may be that answer a request, in milliseconds. */
export const KV_KEYS_LOOK_MS = 30_000;
/** A new key signs so much later. */
export const NEW_KEY_SIGNS_AFTER_MS = 2 * KV_KEYS_LOOK_MS;
/** After a look that failed the next one waits, in milliseconds. */
const RETRY_MS = 5_000;
/** A request waits no longer for a look. */
const ANSWER_MS = 2_000;
/** Each time somebody else has put another keyring there between. */
const MAX_TRIES = 10;

/** What a {@linkcode KvKeyring} needs. */
export interface KvKeyringOptions {
  readonly kv: Pick<Deno.Kv, "get" | "atomic">;
  readonly clock: Clock;
  /** Makes the keys where there are none. */
  readonly random: RandomBytes;
}

/**
 * The keys of a KV. Where there are none yet they are made; whoever else does so at the same moment gets
 * the same ones.
 *
 * @throws {Error} when they can neither be read nor made
 */
export async function openKvKeyring({ kv, clock, random }: KvKeyringOptions): Promise<KvKeyring> {
  for (let n = 0; n < MAX_TRIES; n++) {
    const { value, versionstamp } = await kv.get(KEYRING_KEY, { consistency: "strong" });
    if (value !== null) return new KvKeyring({ kv, clock }, parsed(value));
    const keyring = newKeyring(random);
    const made = await kv.atomic().check({ key: KEYRING_KEY, versionstamp })
      .set(KEYRING_KEY, printed(keyring)).commit();
    if (made.ok) return new KvKeyring({ kv, clock }, keyring);
  }
  throw new Error("Cannot make the keys in the KV: others change them all the time. Start again");
}

/** See the head of this file. */
export class KvKeyring implements KeptKeyring {
  readonly #kv: KvKeyringOptions["kv"];
  readonly #clock: KvKeyringOptions["clock"];
  #keyring: Keyring;
  #lookAt: number;
  #looking: Promise<void> | undefined;
  #told = "";
  #report: (fault: Error) => void = () => {};

  /** @param keyring what is in the KV now */
  constructor({ kv, clock }: Omit<KvKeyringOptions, "random">, keyring: Keyring) {
    this.#kv = kv;
    this.#clock = clock;
    this.#keyring = keyring;
    this.#lookAt = clock.now() + KV_KEYS_LOOK_MS;
  }

  get keys(): Keys {
    return signingFirst(this.#keyring.keys, this.#clock.now());
  }

  get pseudonymSecret(): Uint8Array {
    return this.#keyring.pseudonymSecret;
  }

  async refresh(): Promise<void> {
    const { value } = await this.#kv.get(KEYRING_KEY);
    this.#keyring = parsed(value);
    this.#lookAt = this.#clock.now() + KV_KEYS_LOOK_MS;
  }

  async rotate(random: RandomBytes): Promise<void> {
    for (let n = 0; n < MAX_TRIES; n++) {
      const { value, versionstamp } = await this.#kv.get(KEYRING_KEY);
      const signsFrom = this.#clock.now() + NEW_KEY_SIGNS_AFTER_MS;
      const keyring = rotated(parsed(value), random, signsFrom);
      const changed = await this.#kv.atomic().check({ key: KEYRING_KEY, versionstamp })
        .set(KEYRING_KEY, printed(keyring)).commit();
      if (!changed.ok) continue;
      this.#keyring = keyring;
      return;
    }
    throw new Error("Cannot change the keys in the KV: others change them all the time. Try again");
  }

  follow({ report }: Pick<KeyFollowing, "report">): () => Promise<void> {
    this.#report = report;
    return async () => {
      this.#report = () => {};
      await this.#looking;
    };
  }

  glance(): Promise<void> | undefined {
    const leftMs = this.#lookAt - this.#clock.now();
    // Where the clock was put back it is due, too.
    if (this.#looking === undefined && (leftMs <= 0 || leftMs > KV_KEYS_LOOK_MS)) {
      this.#looking = this.#look().finally(() => this.#looking = undefined);
    }
    return this.#looking;
  }

  async #look(): Promise<void> {
    try {
      if (!await within(this.refresh(), ANSWER_MS, this.#clock)) {
        throw new Error("Cannot look at the keys in the KV: it gives no answer");
      }
      this.#told = "";
    } catch (thrown) {
      this.#lookAt = this.#clock.now() + RETRY_MS;
      const fault = thrown instanceof Error ? thrown : new Error(String(thrown));
      if (fault.message !== this.#told) this.#report(fault);
      this.#told = fault.message;
    }
  }
}

/** As octets, which Deno KV keeps as they are: other values an older Deno cannot read from a newer one. */
function printed(keyring: Keyring): Uint8Array {
  return new TextEncoder().encode(printKeyring(keyring));
}

function parsed(value: unknown): Keyring {
  const text = value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
  const keyring = typeof text === "string" ? parseKeyring(text) : undefined;
  if (keyring !== undefined) return keyring;
  throw new Error(
    value === null
      ? "There are no keys in the KV any more"
      : 'Cannot use the keys in the KV: what is at ["keyring"] is damaged. Restore it, or delete it: ' +
        "then everybody has to sign in again",
  );
}
