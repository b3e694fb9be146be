/**
 * Readers whose site says who they are: the same reader on every device, with a name that is theirs.
 *
 * @module
 */
import type { ReaderGrant } from "../../../shared/chat/event.ts";
import type { Clock } from "../../../shared/clock.ts";
import { Refused } from "../../../shared/refusal.ts";
import type { Store, StoreError } from "../../storage/store.ts";
import type { IdentityKey } from "./identity_key.ts";
import { audienceOf, readIdentity } from "./identity_token.ts";
import { kept } from "../keep.ts";
import { type Keyring, pseudonymOf } from "../token/keyring.ts";
import { isAuthorLike } from "./reader_profile.ts";
import type { ReaderTokens } from "./reader_token.ts";
import type { Readers } from "./readers.ts";
import type { Sites } from "../site/sites.ts";

/** What {@linkcode Identities} are made with. */
export interface IdentitiesOptions {
  readonly store: Pick<Store, "readers" | "authors">;
  readonly keyring: Pick<Keyring, "pseudonymSecret">;
  readonly clock: Pick<Clock, "now">;
  readonly sites: Pick<Sites, "siteOfOrigin">;
  readonly readers: Pick<Readers, "vouch">;
  readonly tokens: ReaderTokens;
  /** Where readers reach the server, as in `PUBLIC_URL`. */
  readonly publicUrl: string;
  /** With what a site signs, if it does. */
  readonly keyOf: (site: string) => IdentityKey | undefined;
  /** Hears why something could not be kept; for the log. */
  readonly report: (fault: StoreError) => void;
}

/** Takes what sites sign. */
export class Identities {
  readonly #options: IdentitiesOptions;

  constructor(options: IdentitiesOptions) {
    this.#options = options;
  }

  /**
   * A token for the reader a site names. Whom it means by the same name is the same reader, whenever
   * and wherever they come.
   *
   * @param identity a JSON Web Token; it counts once
   * @throws {Refused} `token-invalid`, `forbidden` when the site has no key, or `not-stored`
   */
  async grant(site: string, identity: string): Promise<ReaderGrant> {
    const { store, keyring, clock, sites, readers, tokens, publicUrl, report } = this.#options;
    const key = this.#options.keyOf(site);
    if (key === undefined) {
      throw new Refused({
        code: "forbidden",
        message: "Cannot take the identity: the site has no key for it. Set IDENTITY_KEY.",
      });
    }
    const now = clock.now();
    const { subject, tokenId, expiresAt, name = "", email } = await readIdentity(identity, {
      key,
      audience: audienceOf(publicUrl, site),
      now,
      isIssuer: (origin) => sites.siteOfOrigin(origin) === site,
    });
    const nonce = pseudonymOf(keyring, ["identity", site, tokenId]);
    if (!await kept(store.readers.spend({ nonce, expiresAt, now }), report)) {
      throw new Refused({
        code: "token-invalid",
        message: "Cannot take the identity: it was used before. Sign a new one for each visit.",
      });
    }
    const authors = (await kept(store.authors(), report)).map(({ name }) => name);
    const reader = { id: pseudonymOf(keyring, ["reader", site, subject]), site };
    await readers.vouch({
      ...reader,
      name: name !== "" && isAuthorLike(name, authors) ? "" : name,
      ...email !== undefined && { email },
    });
    return tokens.grantFor(reader);
  }
}
