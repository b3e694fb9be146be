/**
 * With what a site signs who its readers are: a secret it shares with the server, or a key of which
 * the server knows the public half. The kind of the key says which algorithm counts; what a token
 * says of that is not asked.
 *
 * @module
 */
import { createPublicKey } from "node:crypto";
import type { PublicJwk } from "../../../shared/chat/site.ts";

/** The key of a site. */
export interface IdentityKey {
  /** What a signature may be made with, as tokens name it. */
  readonly algorithms: readonly string[];
  readonly key: Uint8Array | PublicJwk;
}

/** The least a shared secret has, in bytes of UTF-8. */
const MIN_SECRET_BYTES = 32;
const MAX_KEY_LENGTH = 2_000;
/** 32 bytes in base64url. */
const COORDINATE = /^[A-Za-z0-9_-]{43}$/;

/**
 * The key a text holds: a JSON Web Key, of the kinds EC P-256 (ES256) and OKP Ed25519 (EdDSA), or any
 * other text as a secret for HS256. `undefined` when it is none that is safe: a secret that is too
 * short, a private key, or one of another kind.
 */
export function parseIdentityKey(text: string): IdentityKey | undefined {
  if (text.length > MAX_KEY_LENGTH) return undefined;
  if (text.trimStart().startsWith("{")) return publicIdentityKey(valueIn(text));
  const secret = new TextEncoder().encode(text);
  // What begins as a key in PEM does is no secret, also when somebody takes it for one.
  if (secret.length < MIN_SECRET_BYTES || text.includes("-----BEGIN")) return undefined;
  return { algorithms: ["HS256"], key: secret };
}

/** The public key a JSON Web Key holds, or `undefined`, as with {@linkcode parseIdentityKey}. */
export function publicIdentityKey(
  value: unknown,
): IdentityKey & { readonly key: PublicJwk } | undefined {
  const fields: Readonly<Record<string, unknown>> = Object(value);
  // Whoever can read the settings could sign as the site.
  if ("d" in fields || "k" in fields) return undefined;
  const key = jwkOf(fields);
  if (key === undefined || !isOnCurve(key)) return undefined;
  return { algorithms: key.kty === "EC" ? ["ES256"] : ["EdDSA", "Ed25519"], key };
}

function jwkOf({ kty, crv, x, y }: Readonly<Record<string, unknown>>): PublicJwk | undefined {
  if (!isCoordinate(x)) return undefined;
  if (kty === "OKP" && crv === "Ed25519") return { kty, crv, x };
  return kty === "EC" && crv === "P-256" && isCoordinate(y) ? { kty, crv, x, y } : undefined;
}

function isCoordinate(value: unknown): value is string {
  return typeof value === "string" && COORDINATE.test(value);
}

function isOnCurve(key: PublicJwk): boolean {
  try {
    createPublicKey({ key: { ...key }, format: "jwk" });
    return true;
  } catch {
    return false;
  }
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
