/**
 * One-time links with which the author signs in, the first time and whenever the password is gone.
 *
 * A link is signed with a key of the data folder, so whoever can read that folder can make one, also
 * while the server runs; the server keeps which of them were used.
 *
 * @module
 */
import { newId, type RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Keyring } from "../token/keyring.ts";
import { parseExpiry, printExpiry, signToken, verifyToken } from "../token/signed_token.ts";

/** How long a link counts: one hour. */
export const LOGIN_LINK_LIFE_MS = 60 * 60_000;
/** The console's path. */
export const CONSOLE_PATH = "/console";
const PURPOSE = "link";

/** What a link is made with. */
export interface LoginLinkOptions {
  /** Where the author reaches the server, as in `PUBLIC_URL`. */
  readonly publicUrl: string;
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
  readonly random: RandomBytes;
  /** The id of the author it is for; the owner's if left out. */
  readonly author?: string;
}

/** A link that counts. */
export interface LoginLink {
  readonly nonce: string;
  /** The id of the author it is for, unless that is the owner. */
  readonly author?: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A new link. Its token is in the fragment, which browsers keep to themselves. */
export function createLoginLink(
  { publicUrl, keyring, clock, random, author }: LoginLinkOptions,
): string {
  const expiry = printExpiry(clock.now() + LOGIN_LINK_LIFE_MS);
  const whose = author === undefined ? [] : [author];
  const token = signToken([PURPOSE, newId(random), expiry, ...whose], keyring);
  return `${publicUrl}${CONSOLE_PATH}#link=${token}`;
}

/** The link a token stands for, used or not; `undefined` when it does not count at `now`. */
export function readLoginLink(
  token: string,
  { keyring, now }: { readonly keyring: Keyring; readonly now: number },
): LoginLink | undefined {
  const [nonce, expiry, author] = verifyToken(token, { purpose: PURPOSE, keyring }) ?? [];
  const expiresAt = parseExpiry(expiry ?? "");
  if (nonce === undefined || !(expiresAt > now)) return undefined;
  return { nonce, expiresAt, ...author !== undefined && { author } };
}
