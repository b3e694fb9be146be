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
/** How long somebody who was invited has for it: three days. */
export const INVITATION_LIFE_MS = 72 * 60 * 60_000;
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
  /** Whose it is; the owner's, for an hour, if left out. */
  readonly whose?: {
    /** The author's id. */
    readonly author: string;
    /** What names the link; it is kept with the author, so that another takes its place. */
    readonly nonce: string;
    readonly lifeMs: number;
  };
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
  { publicUrl, keyring, clock, random, whose }: LoginLinkOptions,
): string {
  const { nonce = newId(random), lifeMs = LOGIN_LINK_LIFE_MS } = whose ?? {};
  const author = whose === undefined ? [] : [whose.author];
  const expiry = printExpiry(clock.now() + lifeMs);
  const token = signToken([PURPOSE, nonce, expiry, ...author], keyring);
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
