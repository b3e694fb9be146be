/**
 * Challenges that passkeys sign: tokens of this server, so that nothing is kept until one is used. Each
 * is for one purpose, of one person where there is one, for five minutes, and counts once.
 *
 * @module
 */
import { newId, type RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Keyring } from "../token/keyring.ts";
import { parseExpiry, printExpiry, signToken, verifyToken } from "../token/signed_token.ts";

/** How long a challenge counts: five minutes. */
export const CHALLENGE_LIFE_MS = 5 * 60_000;
const PURPOSE = "passkey";

/** What a challenge is for. */
export interface ChallengeUse {
  readonly kind: "register" | "join" | "sign-in" | "confirm";
  /** What it is bound to besides: the session or the link that asked; `-` where nobody is known. */
  readonly bound: string;
}

/** A challenge that counts. */
export interface Challenge {
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** The id of the author for whom it was made, where there is one. */
  readonly author: string | undefined;
}

/** What challenges are made with. */
export interface ChallengeOptions {
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
  readonly random: RandomBytes;
}

/** A new challenge: text, of which WebAuthn takes the octets. */
export function createChallenge(
  { kind, bound, author }: ChallengeUse & { readonly author?: string },
  { keyring, clock, random }: ChallengeOptions,
): string {
  const expiry = printExpiry(clock.now() + CHALLENGE_LIFE_MS);
  const whose = author === undefined ? [] : [author];
  return signToken([PURPOSE, newId(random), expiry, kind, bound, ...whose], keyring);
}

/**
 * The challenge as a passkey signed it, used or not; `undefined` when it does not count for this.
 *
 * @param signed in base64url
 */
export function readChallenge(
  signed: string,
  use: ChallengeUse,
  { keyring, clock }: Omit<ChallengeOptions, "random">,
): Challenge | undefined {
  const parts = verifyToken(textOf(signed), { purpose: PURPOSE, keyring });
  const [nonce, expiry = "", kind, bound, author] = parts ?? [];
  const expiresAt = parseExpiry(expiry);
  if (nonce === undefined || kind !== use.kind || bound !== use.bound) return undefined;
  return expiresAt > clock.now() ? { nonce, expiresAt, author } : undefined;
}

/** The challenge in what a browser says it has signed, in base64url; empty when there is none. */
export function challengeIn(clientDataJSON: string): string {
  try {
    const { challenge } = JSON.parse(textOf(clientDataJSON));
    return typeof challenge === "string" ? challenge : "";
  } catch {
    return "";
  }
}

function textOf(base64url: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.fromBase64(base64url, { alphabet: "base64url" }));
  } catch {
    return "";
  }
}
