/**
 * Exchanges what says who a reader is for a token. Loaded for readers whom their site names, and for a
 * token that is old or refused.
 *
 * @module
 */
import type { ReaderGrant } from "../../shared/chat/event.ts";
import { Refused } from "../../shared/refusal.ts";
import { askForGrant, type AskIdentity } from "./ask_for_grant.ts";
import type { Asking } from "./proof.ts";
import type { KeyValues } from "./storage.ts";

/** With what one exchanges. */
export interface Exchanging extends Asking {
  readonly storage: KeyValues;
  /** Where the reader's token is kept. */
  readonly key: string;
}

/**
 * Asks for another token of the same reader, or of a new one when the server does not know this one;
 * with an identity for one of whom the site names.
 *
 * @throws {Refused} when the server does not want us
 */
export async function exchange(
  { storage, key, ...asking }: Exchanging,
  { token, identity }: {
    readonly token?: string | undefined;
    readonly identity?: AskIdentity | undefined;
  },
): Promise<ReaderGrant> {
  if (identity !== undefined) {
    const body = JSON.stringify({ identity: await identity() });
    try {
      return await askForGrant(asking, { headers: { "content-type": "application/json" }, body });
    } catch (error) {
      // A reader can do nothing about it; whoever made the page can.
      // deno-lint-ignore no-console -- It is for whoever made the page.
      if (error instanceof Refused) console.error(`small-talk: identify: ${error.message}`);
      throw error;
    }
  }
  try {
    return await askForGrant(asking, { headers: { authorization: `Bearer ${token}` } });
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.code !== "token-invalid") throw error;
    storage.removeItem(key);
    return await askForGrant(asking, {});
  }
}
