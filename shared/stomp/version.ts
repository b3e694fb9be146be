/**
 * The versions of STOMP and which one two sides agree on (STOMP 1.2, "Protocol Negotiation").
 *
 * @module
 */

/** A version of the protocol. */
export type Version = "1.0" | "1.1" | "1.2";

/** All versions, best first. */
export const VERSIONS: readonly Version[] = ["1.2", "1.1", "1.0"];

/**
 * The best version both sides speak, or `undefined` when there is none.
 *
 * @param acceptVersion the `accept-version` header; without it the client speaks 1.0. Spaces around
 *   its items are tolerated, since clients send them.
 */
export function negotiateVersion(acceptVersion: string | undefined): Version | undefined {
  if (acceptVersion === undefined) return "1.0";
  const offered = new Set(acceptVersion.split(",").map((item) => item.trim()));
  return VERSIONS.find((version) => offered.has(version));
}

/**
 * The best of the WebSocket sub-protocols `v12.stomp`, `v11.stomp`, `v10.stomp` that was offered,
 * whatever their order, or `undefined` when none is known.
 *
 * @param offered the `Sec-WebSocket-Protocol` request header, if any
 */
export function negotiateSubprotocol(offered: string | undefined | null): string | undefined {
  const names = new Set((offered ?? "").split(",").map((item) => item.trim()));
  return VERSIONS.map((version) => `v${version.replace(".", "")}.stomp`)
    .find((name) => names.has(name));
}
