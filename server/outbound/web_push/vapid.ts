/**
 * Who sends a push message, for the push service: RFC 8292. The key stays the same for as long as the
 * data folder is kept, since every subscription is bound to it.
 *
 * @module
 */
import { createECDH, createPrivateKey } from "node:crypto";
import { SignJWT } from "jose/jwt/sign";

/** How long a signature counts, in seconds; at most a day is allowed. */
const LIFE_SECONDS = 12 * 60 * 60;
const CURVE = "prime256v1";
const COORDINATE_BYTES = 32;

/** A key pair on P-256. */
export interface VapidKey {
  /** An uncompressed point, 65 bytes as base64url: what browsers subscribe with. */
  readonly publicKey: string;
  /** Signs who the sender is, for one push service. */
  authorization(audience: VapidAudience): Promise<string>;
}

/** For whom is signed, and when. */
export interface VapidAudience {
  /** The origin of the push service. */
  readonly origin: string;
  /** Where the sender is reached if something is wrong: an `https:` or `mailto:` address. */
  readonly subject: string;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/**
 * The key that follows from secrets.
 *
 * @param secretOf secrets of 32 bytes as base64url, in order: the first that is a private key is
 *   taken, which is the first one but in 1 of 4 billion cases
 */
export function vapidKey(secretOf: (attempt: number) => string): VapidKey {
  const pair = createECDH(CURVE);
  let privateKey = "";
  for (let attempt = 0; privateKey === ""; attempt++) {
    const secret = secretOf(attempt);
    try {
      pair.setPrivateKey(Uint8Array.fromBase64(secret, { alphabet: "base64url" }));
      privateKey = secret;
    } catch (error) {
      // Zero, or not below the order of the curve.
      if (attempt > 3) throw error;
    }
  }
  const point = Uint8Array.from(pair.getPublicKey());
  const key = createPrivateKey({
    format: "jwk",
    key: {
      kty: "EC",
      crv: "P-256",
      d: privateKey,
      x: printed(point.subarray(1, 1 + COORDINATE_BYTES)),
      y: printed(point.subarray(1 + COORDINATE_BYTES)),
    },
  });
  const publicKey = printed(point);
  return {
    publicKey,
    async authorization({ origin, subject, now }) {
      const token = await new SignJWT()
        .setProtectedHeader({ alg: "ES256", typ: "JWT" })
        .setAudience(origin)
        .setSubject(subject)
        .setExpirationTime(Math.floor(now / 1_000) + LIFE_SECONDS)
        .sign(key);
      return `vapid t=${token}, k=${publicKey}`;
    },
  };
}

function printed(bytes: Uint8Array): string {
  return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}
