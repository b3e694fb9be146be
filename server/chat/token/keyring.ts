/**
 * The keys that sign tokens, as values. `kept_keyring.ts` says where they are kept.
 *
 * @module
 */
import { createHmac } from "node:crypto";
import { base64Url, type RandomBytes } from "../../../shared/chat/id.ts";

/** A key and the name under which tokens mention it. */
export interface SigningKey {
  /** 1 to 32 of A–Z, a–z, 0–9, "_" and "-". */
  readonly id: string;
  /** 32 random bytes. */
  readonly secret: Uint8Array;
  /** Before this it only verifies: not everybody knows it yet. In milliseconds since 1970. */
  readonly signsFrom?: number;
}

/** The keys that count, newest first: the first one signs, all of them verify. */
export type Keys = readonly [SigningKey, ...SigningKey[]];

/** What signs and verifies. Whoever has one asks it anew each time: keys change in a running server. */
export interface Keyring {
  readonly keys: Keys;
  /**
   * 32 random bytes that stay when keys change, for names that must be the same for ever and tell
   * nobody whose they are. Never used as it is: {@linkcode pseudonymOf}.
   */
  readonly pseudonymSecret: Uint8Array;
}

/** Bytes of a key. */
const SECRET_BYTES = 32;
/** Keys that count at a time. */
const MAX_KEYS = 2;
const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** A keyring of one new key. */
export function newKeyring(random: RandomBytes): Keyring {
  return { keys: [newKey(random)], pseudonymSecret: random(new Uint8Array(SECRET_BYTES)) };
}

/**
 * The keyring with a new key, which signs; the one that signed until now verifies.
 *
 * @param signsFrom when the new one begins to sign; at once if left out
 */
export function rotated(
  { keys, pseudonymSecret }: Keyring,
  random: RandomBytes,
  signsFrom?: number,
): Keyring {
  const key = { ...newKey(random), ...signsFrom !== undefined && { signsFrom } };
  return { keys: [key, keys[0]], pseudonymSecret };
}

/** The keys at a moment: the newest that signs by then is first. */
export function signingFirst(keys: Keys, now: number): Keys {
  const signing = keys.find(({ signsFrom = 0 }) => signsFrom <= now) ?? keys[0];
  return [signing, ...keys.filter((key) => key !== signing)];
}

/**
 * The key that every server of these keys knows, also one that has not yet seen that they were
 * changed: the one that signs for longest.
 */
export function settledKey({ keys }: Pick<Keyring, "keys">): SigningKey {
  const [first, ...others] = keys;
  const signsFrom = (key: SigningKey) => key.signsFrom ?? 0;
  return others.reduce((a, b) => signsFrom(b) <= signsFrom(a) ? b : a, first);
}

/**
 * A name for somebody or something, 43 characters of base64url: the same for the same parts, and
 * nobody without the keyring can tell what it stands for, nor try.
 *
 * @param purpose what the name is for; names for different purposes have nothing in common
 */
export function pseudonymOf(
  { pseudonymSecret }: Pick<Keyring, "pseudonymSecret">,
  [purpose, ...parts]: readonly [purpose: string, ...string[]],
): string {
  return createHmac("sha256", pseudonymSecret).update(JSON.stringify([purpose, ...parts]))
    .digest("base64url");
}

/** The keyring as text to keep. */
export function printKeyring({ keys, pseudonymSecret }: Keyring): string {
  const printed = {
    keys: keys.map((key) => ({ ...key, secret: base64Url(key.secret) })),
    pseudonymSecret: base64Url(pseudonymSecret),
  };
  return JSON.stringify(printed, null, 2) + "\n";
}

/** The keyring that {@linkcode printKeyring} wrote, or `undefined` when `text` holds none. */
export function parseKeyring(text: string): Keyring | undefined {
  const { keys: list, pseudonymSecret } = fieldsIn(text);
  const [first, ...others] = (Array.isArray(list) ? list : []).map(parseKey);
  if (first === undefined || others.length >= MAX_KEYS) return undefined;
  const keys: [SigningKey, ...SigningKey[]] = [first];
  for (const key of others) {
    if (key === undefined || keys.some(({ id }) => id === key.id)) return undefined;
    keys.push(key);
  }
  const secret = pseudonymSecret === undefined ? derived(keys) : parseSecret(pseudonymSecret);
  return secret && { keys, pseudonymSecret: secret };
}

function newKey(random: RandomBytes): SigningKey {
  return {
    id: base64Url(random(new Uint8Array(6))),
    secret: random(new Uint8Array(SECRET_BYTES)),
  };
}

/** Of a file from before there was such a secret: its oldest key gives the same one each time. */
function derived(keys: Keys): Uint8Array {
  const { secret } = keys[keys.length - 1] ?? keys[0];
  return createHmac("sha256", secret).update("pseudonym").digest();
}

function fieldsIn(text: string): { keys?: unknown; pseudonymSecret?: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

function parseKey(value: unknown): SigningKey | undefined {
  const { id, secret: text, signsFrom }: Partial<Record<keyof SigningKey, unknown>> = Object(value);
  const secret = parseSecret(text);
  if (typeof id !== "string" || !KEY_ID.test(id) || secret === undefined) return undefined;
  if (signsFrom === undefined) return { id, secret };
  return Number.isSafeInteger(signsFrom) ? { id, secret, signsFrom: Number(signsFrom) } : undefined;
}

function parseSecret(text: unknown): Uint8Array | undefined {
  return typeof text === "string" && SECRET.test(text)
    ? Uint8Array.fromBase64(text, { alphabet: "base64url" })
    : undefined;
}
