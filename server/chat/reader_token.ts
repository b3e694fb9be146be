/**
 * A reader's token: who an anonymous reader is, said by the server and brought along by the reader.
 * Nothing is kept on the server.
 *
 * @module
 */
import type { ReaderGrant, Sender } from "../../shared/chat/event.ts";
import { DEFAULT_SITE, newId, type RandomBytes } from "../../shared/chat/id.ts";
import type { Clock } from "../../shared/clock.ts";
import { Refused } from "../../shared/refusal.ts";
import type { Keyring } from "./keyring.ts";
import { parseExpiry, printExpiry, signToken, verifyToken } from "./signed_token.ts";

/** How long a token counts: 90 days. A page renews it on the way. */
export const READER_TOKEN_LIFE_MS = 90 * 24 * 60 * 60_000;
const PURPOSE = "reader";

/** A reader as their token names them. */
export interface Reader {
  readonly sender: Sender;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What {@linkcode ReaderTokens} are made with. */
export interface ReaderTokensOptions {
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
  readonly random: RandomBytes;
  /** The site the tokens are for. */
  readonly site?: string;
}

/** Issues and reads the tokens of one site. */
export class ReaderTokens {
  readonly #options: Required<ReaderTokensOptions>;

  constructor(options: ReaderTokensOptions) {
    this.#options = { site: DEFAULT_SITE, ...options };
  }

  /** A token for a new reader. */
  issue(): ReaderGrant {
    return this.#grant(newId(this.#options.random));
  }

  /**
   * A token that counts longer, for the same reader.
   *
   * @throws {Refused} `token-invalid`
   */
  renew(token: string): ReaderGrant {
    return this.#grant(this.read(token).sender.id);
  }

  /**
   * The reader a token names.
   *
   * @throws {Refused} `token-invalid` when it was not signed here, was changed, is for another site,
   *   or has expired
   */
  read(token: string): Reader {
    const { keyring, clock, site } = this.#options;
    const [tokenSite, id, expiry] = verifyToken(token, { purpose: PURPOSE, keyring }) ?? [];
    const expiresAt = parseExpiry(expiry ?? "");
    if (tokenSite !== site || id === undefined || !(expiresAt > clock.now())) {
      throw new Refused({
        code: "token-invalid",
        message: "The reader's token is damaged or too old: ask for another.",
      });
    }
    return { sender: readerOf(id), expiresAt };
  }

  #grant(id: string): ReaderGrant {
    const { keyring, clock, site } = this.#options;
    const expiry = printExpiry(clock.now() + READER_TOKEN_LIFE_MS);
    return {
      token: signToken([PURPOSE, site, id, expiry], keyring),
      reader: readerOf(id),
      expiresAt: parseExpiry(expiry),
    };
  }
}

function readerOf(id: string): Sender {
  return { kind: "reader", id, name: "" };
}
