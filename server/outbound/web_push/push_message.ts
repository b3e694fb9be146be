/**
 * A push message, encrypted for one browser: RFC 8291 (keys) over RFC 8188 (`aes128gcm`). The push
 * service that passes it on sees its length, and nothing of what it says.
 *
 * @module
 */
import { createCipheriv, createECDH, hkdfSync } from "node:crypto";
import type { RandomBytes } from "../../../shared/chat/id.ts";

/** How large what is encrypted may be: a push service takes 4,096 bytes in all (RFC 8030, 7.2). */
export const MAX_PUSH_BYTES = 3_993;

const CURVE = "prime256v1";
const PRIVATE_KEY_BYTES = 32;
const SALT_BYTES = 16;
const TAG_BYTES = 16;
const KEY_BYTES = 16;
const NONCE_BYTES = 12;
/** One record holds all of it. */
const RECORD_BYTES = 4_096;
/** Ends the last record (RFC 8188, section 2). */
const LAST_RECORD = 2;

/** For whom a message is encrypted: what the browser said when it subscribed. */
export interface PushKeys {
  /** The browser's public key: an uncompressed point of P-256, 65 bytes as base64url. */
  readonly p256dh: string;
  /** What only the browser and we know: 16 bytes as base64url. */
  readonly auth: string;
}

/**
 * The body of a push message, for `Content-Encoding: aes128gcm`.
 *
 * @param random gives the message's own key and salt: 32 bytes, then 16
 * @throws {RangeError} when the payload is longer than {@linkcode MAX_PUSH_BYTES}
 * @throws {Error} when the browser's key is no point of the curve
 */
export function encryptPush(
  payload: Uint8Array,
  { p256dh, auth }: PushKeys,
  random: RandomBytes,
): Uint8Array<ArrayBuffer> {
  if (payload.length > MAX_PUSH_BYTES) {
    throw new RangeError(
      `Cannot push ${payload.length} bytes: at most ${MAX_PUSH_BYTES} fit into a push message`,
    );
  }
  const theirs = bytesOf(p256dh);
  const ours = createECDH(CURVE);
  ours.setPrivateKey(random(new Uint8Array(PRIVATE_KEY_BYTES)));
  const ourPoint = Uint8Array.from(ours.getPublicKey());
  const shared = ours.computeSecret(theirs);
  const salt = random(new Uint8Array(SALT_BYTES));

  const about = joined(label("WebPush: info"), theirs, ourPoint);
  const secret = derived(shared, { salt: bytesOf(auth), about, bytes: 32 });
  const key = derived(secret, {
    salt,
    about: label("Content-Encoding: aes128gcm"),
    bytes: KEY_BYTES,
  });
  const nonce = derived(secret, {
    salt,
    about: label("Content-Encoding: nonce"),
    bytes: NONCE_BYTES,
  });

  const cipher = createCipheriv("aes-128-gcm", key, nonce, { authTagLength: TAG_BYTES });
  const sealed = joined(
    Uint8Array.from(cipher.update(joined(payload, Uint8Array.of(LAST_RECORD)))),
    Uint8Array.from(cipher.final()),
    Uint8Array.from(cipher.getAuthTag()),
  );
  const recordSize = new Uint8Array(4);
  new DataView(recordSize.buffer).setUint32(0, RECORD_BYTES);
  return joined(salt, recordSize, Uint8Array.of(ourPoint.length), ourPoint, sealed);
}

function derived(
  secret: Uint8Array,
  { salt, about, bytes }: { salt: Uint8Array; about: Uint8Array; bytes: number },
): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, salt, about, bytes));
}

/** As the specifications write what a key is derived for. */
function label(text: string): Uint8Array {
  return joined(new TextEncoder().encode(text), Uint8Array.of(0));
}

function bytesOf(base64Url: string): Uint8Array {
  return Uint8Array.fromBase64(base64Url, { alphabet: "base64url" });
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
