/**
 * Secrets of others that are kept for authors, encrypted with a key of the keyring: whoever has the
 * data file alone cannot read them.
 *
 * AES-256-GCM, under a key for each purpose that stays when keys are rotated.
 *
 * @module
 */
import { createCipheriv, createDecipheriv } from "node:crypto";
import { base64Url, type RandomBytes } from "../../../shared/chat/id.ts";
import { type Keyring, pseudonymOf } from "./keyring.ts";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What {@linkcode seal} and {@linkcode unseal} need. */
export interface Sealing {
  readonly keyring: Pick<Keyring, "pseudonymSecret">;
  /** What the secret is for: under another purpose it cannot be read. */
  readonly purpose: string;
}

/** A text, encrypted, as base64url. The same text is another each time. */
export function seal(text: string, sealing: Sealing & { readonly random: RandomBytes }): string {
  const nonce = sealing.random(new Uint8Array(NONCE_BYTES));
  const cipher = createCipheriv("aes-256-gcm", keyOf(sealing), nonce);
  const encrypted = [cipher.update(text, "utf8"), cipher.final()];
  return base64Url(joined([nonce, ...encrypted, cipher.getAuthTag()]));
}

/** The text {@linkcode seal} has encrypted; `undefined` when nobody has with this keyring. */
export function unseal(sealed: string, sealing: Sealing): string | undefined {
  try {
    const bytes = Uint8Array.fromBase64(sealed, { alphabet: "base64url" });
    const [nonce, rest] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(NONCE_BYTES)];
    if (rest.length < TAG_BYTES) return undefined;
    const decipher = createDecipheriv("aes-256-gcm", keyOf(sealing), nonce);
    decipher.setAuthTag(rest.subarray(rest.length - TAG_BYTES));
    const text = [decipher.update(rest.subarray(0, rest.length - TAG_BYTES)), decipher.final()];
    return new TextDecoder().decode(joined(text));
  } catch {
    return undefined;
  }
}

function keyOf({ keyring, purpose }: Sealing): Uint8Array {
  return Uint8Array.fromBase64(pseudonymOf(keyring, ["seal", purpose]), { alphabet: "base64url" });
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
