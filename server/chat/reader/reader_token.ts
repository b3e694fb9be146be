/**
 * A reader's token: who an anonymous reader is, said by the server and brought along by the reader.
 * Nothing is kept on the server.
 *
 * @module
 */
import type { ReaderGrant, Sender } from "../../../shared/chat/event.ts";
import { DEFAULT_SITE, newId, type RandomBytes } from "../../../shared/chat/id.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { Keyring } from "../token/keyring.ts";
import { parseExpiry, printExpiry, signToken, verifyToken } from "../token/signed_token.ts";
import type { Sites } from "../site/sites.ts";

/** How long a token counts: 90 days. A page renews it on the way. */
export const READER_TOKEN_LIFE_MS = 90 * 24 * 60 * 60_000;
const PURPOSE = "reader";

/** A reader as their token names them. */
export interface Reader {
  readonly sender: Sender;
  /** The site the reader is of. */
  readonly site: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What {@linkcode ReaderTokens} are made with. */
export interface ReaderTokensOptions {
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
  readonly random: RandomBytes;
  /** Which sites there are: a token of one that is gone counts no more. */
  readonly sites: Pick<Sites, "has">;
  /** From when on what is issued to a reader counts, whatever it says itself; 0 for any. */
  readonly countsFrom?: (reader: string) => number;
}

/** Issues and reads the tokens of all sites. */
export class ReaderTokens {
  readonly #options: ReaderTokensOptions;

  constructor(options: ReaderTokensOptions) {
    this.#options = options;
  }

  /** A token for a new reader of a site. */
  issue(site: string = DEFAULT_SITE): ReaderGrant {
    return this.#grant(newId(this.#options.random), site);
  }

  /** A token for a reader who has shown otherwise who they are. */
  grantFor({ id, site }: { readonly id: string; readonly site: string }): ReaderGrant {
    return this.#grant(id, site);
  }

  /**
   * A token that counts longer, for the same reader.
   *
   * @param site which it has to be of; any if left out
   * @throws {Refused} `token-invalid`
   */
  renew(token: string, site?: string): ReaderGrant {
    const reader = this.read(token);
    if (site !== undefined && site !== reader.site) throw foreignToken();
    return this.#grant(reader.sender.id, reader.site);
  }

  /**
   * The reader a token names.
   *
   * @throws {Refused} `token-invalid` when it was not signed here, was changed, is for a site that
   *   does not exist, has expired or was ended
   */
  read(token: string): Reader {
    const { keyring, clock, sites, countsFrom } = this.#options;
    const [site, id, expiry] = verifyToken(token, { purpose: PURPOSE, keyring }) ?? [];
    const expiresAt = parseExpiry(expiry ?? "");
    const names = site !== undefined && sites.has(site) && id !== undefined;
    const counts = names && expiresAt > clock.now();
    if (!counts || expiresAt - READER_TOKEN_LIFE_MS < (countsFrom?.(id) ?? 0)) {
      throw new Refused({
        code: "token-invalid",
        message: "The reader's token is damaged or too old: ask for another.",
      });
    }
    return { sender: readerOf(id), site, expiresAt };
  }

  #grant(id: string, site: string): ReaderGrant {
    const { keyring, clock, countsFrom } = this.#options;
    const issuedAt = Math.max(clock.now(), countsFrom?.(id) ?? 0);
    const expiry = printExpiry(issuedAt + READER_TOKEN_LIFE_MS);
    return {
      token: signToken([PURPOSE, site, id, expiry], keyring),
      reader: readerOf(id),
      site,
      expiresAt: parseExpiry(expiry),
    };
  }
}

/** The token counts, but not for this page. */
export function foreignToken(): Refused {
  return new Refused({
    code: "token-invalid",
    message: "The reader's token is of another site than this page: ask for another.",
  });
}

function readerOf(id: string): Sender {
  return { kind: "reader", id, name: "" };
}
