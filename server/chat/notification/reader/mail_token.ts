/**
 * The links in mails to readers. Each is signed and good for one thing: who may confirm cannot stop,
 * and nobody can make one up. They stand in the path of a page that tells no other page where it was.
 *
 * @module
 */
import type { Keyring } from "../../token/keyring.ts";
import { parseExpiry, printExpiry, signToken, verifyToken } from "../../token/signed_token.ts";

/** What a link is for. */
export type MailPurpose = "confirm" | "stop";

/** A link's token. @param expiresAt in milliseconds since 1970 */
export function mailToken(
  purpose: MailPurpose,
  { follow, expiresAt, keyring }: {
    readonly follow: string;
    readonly expiresAt: number;
    readonly keyring: Keyring;
  },
): string {
  return signToken([`mail-${purpose}`, follow, printExpiry(expiresAt)], keyring);
}

/** The id of the wish a token is about, `undefined` when it is none of this purpose, or too old. */
export function followOfToken(
  token: string,
  { purpose, keyring, now }: {
    readonly purpose: MailPurpose;
    readonly keyring: Keyring;
    readonly now: number;
  },
): string | undefined {
  const [follow, expiry, ...more] = verifyToken(token, { purpose: `mail-${purpose}`, keyring }) ??
    [];
  if (follow === undefined || expiry === undefined || more.length > 0) return undefined;
  return parseExpiry(expiry) > now ? follow : undefined;
}
