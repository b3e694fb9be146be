/**
 * Under which name browsers keep passkeys for this server.
 *
 * @module
 */
import { isLoopbackOrigin } from "../site/web_origin.ts";

/** A server, as WebAuthn knows it. */
export interface RelyingParty {
  /** The host name, without a port. */
  readonly id: string;
  /** The only origin whose pages may use them. */
  readonly origin: string;
}

/**
 * What passkeys of a server are bound to that is reached at `publicUrl`; `undefined` where browsers make
 * none: under an address instead of a name, and over http elsewhere than on the machine itself.
 *
 * @example
 * ```ts
 * import { relyingPartyOf } from "./relying_party.ts";
 * console.assert(relyingPartyOf("http://localhost:8080")?.id === "localhost");
 * console.assert(relyingPartyOf("http://127.0.0.1:8080") === undefined);
 * ```
 */
export function relyingPartyOf(publicUrl: string): RelyingParty | undefined {
  const { hostname, origin, protocol } = new URL(publicUrl);
  const isAddress = hostname.startsWith("[") || /^[\d.]+$/.test(hostname);
  const isSafe = protocol === "https:" || isLoopbackOrigin(origin);
  return isAddress || !isSafe ? undefined : { id: hostname, origin };
}
