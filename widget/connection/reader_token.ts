/**
 * The token that says which reader this is. It is asked for when the conversation is first opened,
 * kept in memory, and stored in the browser only after the reader has sent something.
 *
 * @module
 */
import { isReaderGrant, type ReaderGrant } from "../../shared/chat/event.ts";
import type { Clock } from "../../shared/clock.ts";
import { askForGrant, type AskIdentity } from "./ask_for_grant.ts";
import type { Credentials } from "./connection.ts";
import type { KeyValues } from "./storage.ts";

/** A token with less time left is exchanged for another of the same reader. */
const RENEW_BEFORE_MS = 30 * 24 * 60 * 60_000;

/** What a {@linkcode ReaderToken} is made with. */
export interface ReaderTokenOptions {
  /** The server's base address, with a slash at its end. */
  readonly server: URL;
  readonly fetch: typeof fetch;
  readonly storage: KeyValues;
  readonly clock: Pick<Clock, "now">;
}

/** A grant as it is kept. */
export interface KeptGrant extends ReaderGrant {
  /** It came with a link, in the place of whoever was here before. */
  readonly isTaken?: true;
}

/** A reader's credentials. */
export class ReaderToken implements Credentials {
  readonly #options: ReaderTokenOptions;
  /** Where it is kept. */
  readonly key: string;
  /** What the server says, or is about to say, where it had to be asked who the reader is. */
  granted: Promise<ReaderGrant> | undefined;
  /** Of whom we are, once that was asked. */
  grant: KeptGrant | undefined;
  #refused = false;
  #identity: AskIdentity | undefined;

  constructor(options: ReaderTokenOptions) {
    this.#options = options;
    this.key = `small-talk:reader:${options.server.href}`;
  }

  get site(): string | undefined {
    return this.grant?.site;
  }

  /** Whether the site says who it is. */
  get isNamed(): boolean {
    return this.#identity !== undefined;
  }

  /**
   * From now on this is whom the site says. Counts for what connects from now on.
   *
   * @param ask asked each time a token is needed; without it the site names nobody any more
   */
  identify(ask: AskIdentity | undefined): void {
    this.#identity = ask;
    this.grant = undefined;
  }

  /**
   * Another tab may have become somebody else: the browser's storage says who.
   *
   * @param other whom we are where nothing can be kept
   * @returns whether whoever was here before is not meant any more
   */
  reread(other = this.grant): boolean {
    const before = this.grant;
    if (this.#identity === undefined) this.grant = this.#stored() ?? other;
    return before !== undefined && this.grant?.isTaken === true &&
      before.reader.id !== this.grant.reader.id;
  }

  async passcode(): Promise<string> {
    const { key, grant: before } = this;
    const identity = this.#identity;
    const known = before ?? (identity === undefined ? this.#stored() : undefined);
    const fresh = known !== undefined && !this.#refused &&
      known.expiresAt - this.#options.clock.now() > RENEW_BEFORE_MS;
    const grant = fresh
      ? known
      : await (this.granted = known === undefined && identity === undefined
        ? askForGrant(this.#options, {})
        : import("./exchange.ts").then(({ exchange }) =>
          exchange({ ...this.#options, key }, { token: known?.token, identity })
        ));
    // Meanwhile the site has said who it is.
    if (identity !== this.#identity) return this.passcode();
    this.#refused = false;
    // Of two answers the first counts: whoever asked for the other is the same reader.
    const chosen = this.grant === before ? grant : this.grant ?? grant;
    this.grant = chosen;
    if (known !== undefined && this.#stored() !== undefined) this.used();
    return chosen.token;
  }

  renew(): boolean {
    this.#refused = true;
    return true;
  }

  used(): void {
    // Whom a site knows it names on every page, and after they have signed out it does not.
    if (this.grant === undefined || this.#identity !== undefined) return;
    const text = JSON.stringify(this.grant);
    const { storage } = this.#options;
    if (storage.getItem(this.key) !== text) storage.setItem(this.key, text);
  }

  #stored(): KeptGrant | undefined {
    try {
      const grant: unknown = JSON.parse(this.#options.storage.getItem(this.key) ?? "");
      return isReaderGrant(grant) ? grant : undefined;
    } catch {
      return undefined;
    }
  }
}
