/**
 * Signed tokens: `purpose.part.part….keyId.signature`, all of it base64url and dots, so that it
 * passes through headers and addresses as it is.
 *
 * The signature is HMAC-SHA-256 over the text before it, as it was sent and not as it might be
 * decoded: a token has one spelling, and any changed bit makes another token. The purpose is part of
 * what is signed, so that a token made for one thing is worth nothing for another.
 *
 * @module
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Keyring, SigningKey } from "./keyring.ts";

const PART = /^[A-Za-z0-9_-]+$/;
const TOKEN = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/;
/** Longer texts are not even looked at. */
const MAX_TOKEN_LENGTH = 512;

/**
 * Signs parts with the newest key.
 *
 * @throws {TypeError} when a part has other characters than A–Z, a–z, 0–9, "_" and "-"
 */
export function signToken(
  parts: readonly [purpose: string, ...string[]],
  { keys: [key] }: Keyring,
): string {
  const unfit = parts.find((part) => !PART.test(part));
  if (unfit !== undefined) {
    throw new TypeError(`Cannot sign the part ${JSON.stringify(unfit)}: it is not base64url`);
  }
  const signed = [...parts, key.id].join(".");
  return `${signed}.${signatureOf(signed, key)}`;
}

/** The parts after the purpose, or `undefined` when no key that counts has signed them for it. */
export function verifyToken(
  token: string,
  { purpose, keyring }: { readonly purpose: string; readonly keyring: Keyring },
): readonly string[] | undefined {
  if (token.length > MAX_TOKEN_LENGTH || !TOKEN.test(token)) return undefined;
  const end = token.lastIndexOf(".");
  const [name, ...parts] = token.slice(0, Math.max(end, 0)).split(".");
  const keyId = parts.pop();
  const key = keyring.keys.find(({ id }) => id === keyId);
  if (name !== purpose || key === undefined) return undefined;
  const given = utf8.encode(token.slice(end + 1));
  const expected = utf8.encode(signatureOf(token.slice(0, end), key));
  const fits = given.length === expected.length && timingSafeEqual(given, expected);
  return fits ? parts : undefined;
}

const utf8 = new TextEncoder();

function signatureOf(text: string, { secret }: SigningKey): string {
  return createHmac("sha256", secret).update(text).digest("base64url");
}

/** A moment as a part of a token, in seconds. */
export function printExpiry(expiresAtMs: number): string {
  return String(Math.floor(expiresAtMs / 1_000));
}

/** The moment {@linkcode printExpiry} wrote, in milliseconds since 1970. */
export function parseExpiry(part: string): number {
  return Number(part) * 1_000;
}
