/**
 * With which a reader is the same reader on another device: a signed token that counts once, for an
 * hour. Whoever has it first is that reader, so it travels in the fragment of an address, which
 * browsers keep to themselves.
 *
 * @module
 */
import type { ReaderGrant } from "../../../shared/chat/event.ts";
import { newId, type RandomBytes } from "../../../shared/chat/id.ts";
import type { ReaderLink } from "../../../shared/chat/reader.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { Store, StoreError } from "../../storage/store.ts";
import { AttemptLimit, type AttemptRate } from "../attempt_limit.ts";
import { kept } from "../keep.ts";
import { type Keyring, pseudonymOf } from "../token/keyring.ts";
import type { Reader, ReaderTokens } from "./reader_token.ts";
import { parseExpiry, printExpiry, signToken, verifyToken } from "../token/signed_token.ts";

/** How long a link counts: one hour. */
export const READER_LINK_LIFE_MS = 60 * 60_000;
/** How many somebody may have made. */
const LINKS: AttemptRate = { burst: 5, intervalMs: 10 * 60_000 };
const PURPOSE = "resume";

/** What {@linkcode ReaderLinks} are made with. */
export interface ReaderLinksOptions {
  readonly store: Pick<Store, "readers">;
  readonly keyring: Keyring;
  readonly clock: Pick<Clock, "now">;
  readonly random: RandomBytes;
  readonly tokens: ReaderTokens;
  /** From when on what is issued to a reader counts, in milliseconds since 1970; 0 for any. */
  readonly countsFrom: (reader: string) => number;
  /** Hears why something could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** Makes links, and lets in who has one. */
export class ReaderLinks {
  readonly #options: ReaderLinksOptions;
  readonly #limit: AttemptLimit;

  constructor(options: ReaderLinksOptions) {
    this.#options = options;
    this.#limit = new AttemptLimit(LINKS, options.clock);
  }

  /**
   * A link for a reader. Their own token goes on counting.
   *
   * @throws {Refused} `too-fast`
   */
  create({ sender, site }: Reader): ReaderLink {
    const { keyring, clock, random, countsFrom } = this.#options;
    const retryAfterMs = this.#limit.take(sender.id);
    if (retryAfterMs > 0) {
      throw new Refused({
        code: "too-fast",
        message: "Cannot make so many links. Use the last one, or wait.",
        retryAfterMs,
      });
    }
    const issuedAt = Math.max(clock.now(), countsFrom(sender.id));
    const expiry = printExpiry(issuedAt + READER_LINK_LIFE_MS);
    return {
      token: signToken([PURPOSE, site, sender.id, newId(random), expiry], keyring),
      expiresAt: parseExpiry(expiry),
    };
  }

  /**
   * A token for the reader of a link, which is used up by it.
   *
   * @param site which it has to be of; any if left out
   * @throws {Refused} `link-invalid`, or `not-stored`
   */
  async use(link: string, site?: string): Promise<ReaderGrant> {
    const { store, keyring, clock, tokens, countsFrom, report } = this.#options;
    const now = clock.now();
    const parts = verifyToken(link, { purpose: PURPOSE, keyring }) ?? [];
    const [linkSite = "", id = "", nonce = "", expiry = ""] = parts;
    const expiresAt = parseExpiry(expiry);
    const counts = expiry !== "" && expiresAt > now && (site === undefined || site === linkSite) &&
      expiresAt - READER_LINK_LIFE_MS >= countsFrom(id);
    const use = { nonce: pseudonymOf(keyring, [PURPOSE, nonce]), expiresAt, now };
    if (!counts || !await kept(store.readers.spend(use), report)) throw linkInvalid();
    return tokens.grantFor({ id, site: linkSite });
  }
}

function linkInvalid(): Refused {
  return new Refused({
    code: "link-invalid",
    message: "The link was used, is too old, or is of another site: make another.",
  });
}
