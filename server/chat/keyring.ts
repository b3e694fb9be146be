/**
 * The keys that sign tokens, as values. `key_file.ts` keeps them.
 *
 * @module
 */
import { base64Url, type RandomBytes } from "../../shared/chat/id.ts";

/** A key and the name under which tokens mention it. */
export interface SigningKey {
  /** 1 to 32 of A–Z, a–z, 0–9, "_" and "-". */
  readonly id: string;
  /** 32 random bytes. */
  readonly secret: Uint8Array;
}

/**
 * The keys that count, newest first: the first one signs, all of them verify. To change keys without
 * anybody noticing, put a new one first and take the old one away when its tokens have expired.
 */
export type Keyring = readonly [SigningKey, ...SigningKey[]];

/** Bytes of a key. */
const SECRET_BYTES = 32;
/** Keys that may count at a time. */
const MAX_KEYS = 2;
const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** A keyring of one new key. */
export function newKeyring(random: RandomBytes): Keyring {
  return [{
    id: base64Url(random(new Uint8Array(6))),
    secret: random(new Uint8Array(SECRET_BYTES)),
  }];
}

/** The keyring as text to keep. */
export function printKeyring(keyring: Keyring): string {
  const keys = keyring.map(({ id, secret }) => ({ id, secret: base64Url(secret) }));
  return JSON.stringify({ keys }, null, 2) + "\n";
}

/** The keyring that {@linkcode printKeyring} wrote, or `undefined` when `text` holds none. */
export function parseKeyring(text: string): Keyring | undefined {
  const [first, ...others] = keysIn(text).map(parseKey);
  if (first === undefined || others.length >= MAX_KEYS) return undefined;
  const keys: [SigningKey, ...SigningKey[]] = [first];
  for (const key of others) {
    if (key === undefined || keys.some(({ id }) => id === key.id)) return undefined;
    keys.push(key);
  }
  return keys;
}

function keysIn(text: string): readonly unknown[] {
  try {
    const { keys }: { keys?: unknown } = Object(JSON.parse(text));
    return Array.isArray(keys) ? keys : [];
  } catch {
    return [];
  }
}

function parseKey(value: unknown): SigningKey | undefined {
  const { id, secret }: { id?: unknown; secret?: unknown } = Object(value);
  if (typeof id !== "string" || !KEY_ID.test(id)) return undefined;
  if (typeof secret !== "string" || !SECRET.test(secret)) return undefined;
  return { id, secret: Uint8Array.fromBase64(secret, { alphabet: "base64url" }) };
}
