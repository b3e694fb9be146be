/**
 * The token of a request.
 *
 * @module
 */

const BEARER = /^Bearer +(\S+)$/i;

/** The token in `Authorization: Bearer`; empty when there is none, which no token ever is. */
export function bearerOf(headers: Headers): string {
  return BEARER.exec(headers.get("authorization") ?? "")?.[1] ?? "";
}
