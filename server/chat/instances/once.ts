/**
 * What all instances of a server come to do at the same moment, and one of them has to.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { Store } from "../../storage/store.ts";

/** For how long what was begun is left to who began it. */
export interface Lease {
  /** In milliseconds since 1970. */
  readonly now: number;
  readonly forMs: number;
}

/**
 * Takes something upon this instance.
 *
 * @param what names it among all that is ever taken
 * @returns whether no other instance has taken it within its lease
 * @throws {StoreError}
 */
export async function takesIt(
  store: Pick<Store, "readers">,
  what: readonly (string | number | undefined)[],
  { now, forMs }: Lease,
): Promise<boolean> {
  const nonce = createHash("sha256").update(JSON.stringify(["once", ...what])).digest("base64url");
  return await store.readers.spend({ nonce, expiresAt: now + forMs, now });
}
