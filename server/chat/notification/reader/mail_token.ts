/**
 * The links in mails to readers. Each is signed and good for one thing: who may confirm cannot stop,
 * and nobody can make one up. They stand in the path of a page that tells no other page where it was.
 *
 * @module
 */
import { type Keyring, pseudonymOf } from "../../token/keyring.ts";
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
  const keys = keysFor(purpose, keyring);
  return signToken([`mail-${purpose}`, follow, printExpiry(expiresAt)], keys);
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
  const signed = { purpose: `mail-${purpose}`, keyring: keysFor(purpose, keyring) };
  const [follow, expiry, ...more] = verifyToken(token, signed) ?? [];
  if (follow === undefined || expiry === undefined || more.length > 0) return undefined;
  return parseExpiry(expiry) > now ? follow : undefined;
}

/**
 * With what a link is signed. One that ends mails stands in them for months, longer than keys may last,
 * and opens nothing else: its key stays when keys are rotated.
 */
function keysFor(purpose: MailPurpose, keyring: Keyring): Keyring {
  if (purpose === "confirm") return keyring;
  const secret = new TextEncoder().encode(pseudonymOf(keyring, ["mail-stop"]));
  return { ...keyring, keys: [{ id: "stop", secret }] };
}
