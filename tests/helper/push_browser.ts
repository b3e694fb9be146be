/**
 * A browser that has subscribed to push messages, and reads them as RFC 8291 says.
 *
 * @module
 */
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";

/** A subscribed browser. */
export interface PushBrowser {
  /** What it tells the server. */
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** The text in a message. @throws {Error} when it was encrypted for somebody else */
  read(body: Uint8Array): string;
}

/** A browser with new keys. */
export function pushBrowser(): PushBrowser {
  const own = createECDH("prime256v1");
  const point = own.generateKeys();
  const auth = randomBytes(16);
  return {
    keys: { p256dh: point.toString("base64url"), auth: auth.toString("base64url") },
    read(body) {
      const salt = body.subarray(0, 16);
      const [keyLength = 0] = body.subarray(20, 21);
      const sender = body.subarray(21, 21 + keyLength);
      const sealed = body.subarray(21 + keyLength);
      const about = Uint8Array.of(...ascii("WebPush: info"), 0, ...point, ...sender);
      const secret = new Uint8Array(
        hkdfSync("sha256", own.computeSecret(sender), auth, about, 32),
      );
      const part = (name: string, bytes: number) =>
        new Uint8Array(
          hkdfSync("sha256", secret, salt, ascii(`Content-Encoding: ${name}\0`), bytes),
        );
      const cipher = createDecipheriv("aes-128-gcm", part("aes128gcm", 16), part("nonce", 12));
      cipher.setAuthTag(sealed.subarray(-16));
      const padded = Uint8Array.of(...cipher.update(sealed.subarray(0, -16)), ...cipher.final());
      return new TextDecoder().decode(padded.subarray(0, padded.lastIndexOf(2)));
    },
  };
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
