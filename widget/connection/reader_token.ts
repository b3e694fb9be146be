/**
 * The token that says which reader this is. It is asked for when the conversation is first opened,
 * kept in memory, and stored in the browser only after the reader has sent something.
 *
 * @module
 */
import { isReaderGrant, type ReaderGrant } from "../../shared/chat/event.ts";
import type { Clock } from "../../shared/clock.ts";
import { isRefusal, Refused } from "../../shared/refusal.ts";
import type { Credentials } from "./connection.ts";
import type { KeyValues } from "./storage.ts";

/** A token with less time left is exchanged for another of the same reader. */
const RENEW_BEFORE_MS = 30 * 24 * 60 * 60_000;

/** Gives a token in which the site says who its reader is; each counts once. */
export type AskIdentity = () => string | Promise<string>;

/** What a {@linkcode ReaderToken} is made with. */
export interface ReaderTokenOptions {
  /** The server's base address, with a slash at its end. */
  readonly server: URL;
  readonly fetch: typeof fetch;
  readonly storage: KeyValues;
  readonly clock: Pick<Clock, "now">;
}

/** A reader's credentials. */
export class ReaderToken implements Credentials {
  readonly #options: ReaderTokenOptions;
  readonly #key: string;
  /** What the server says, or is about to say, where it had to be asked who the reader is. */
  granted: Promise<ReaderGrant> | undefined;
  #grant: ReaderGrant | undefined;
  #refused = false;
  #identity: AskIdentity | undefined;

  constructor(options: ReaderTokenOptions) {
    this.#options = options;
    this.#key = `small-talk:reader:${options.server.href}`;
  }

  get site(): string | undefined {
    return this.#grant?.site;
  }

  /** Whether the site says who it is. */
  get isNamed(): boolean {
    return this.#identity !== undefined;
  }

  /**
   * From now on this is whom the site says. Counts for what connects from now on.
   *
   * @param ask asked each time a token is needed
   */
  identify(ask: AskIdentity): void {
    this.#identity = ask;
    this.#grant = undefined;
  }

  /**
   * From now on this is whom a grant is of, also on the next page.
   *
   * @returns whether the reader was somebody else before
   */
  become(grant: ReaderGrant): boolean {
    const before = this.#grant ?? this.#stored();
    this.#grant = grant;
    this.used();
    return before !== undefined && before.reader.id !== grant.reader.id;
  }

  /** Another tab has become somebody else: the browser's storage says who. */
  reread(): void {
    if (this.#identity === undefined) this.#grant = this.#stored() ?? this.#grant;
  }

  async passcode(): Promise<string> {
    const identity = this.#identity;
    const before = this.#grant;
    const known = before ?? (identity === undefined ? this.#stored() : undefined);
    const fresh = known !== undefined && !this.#refused &&
      known.expiresAt - this.#options.clock.now() > RENEW_BEFORE_MS;
    const grant = fresh
      ? known
      : await (this.granted = identity === undefined
        ? this.#exchange(known)
        : this.#request(undefined, identity));
    // Meanwhile the site has said who it is.
    if (identity !== this.#identity) return this.passcode();
    this.#refused = false;
    // Of two answers the first counts: whoever asked for the other is the same reader.
    const chosen = this.#grant === before ? grant : this.#grant ?? grant;
    this.#grant = chosen;
    if (known !== undefined && this.#stored() !== undefined) this.used();
    return chosen.token;
  }

  renew(): boolean {
    this.#refused = true;
    return true;
  }

  used(): void {
    // Whom a site knows it names on every page, and after they have signed out it does not.
    if (this.#grant === undefined || this.#identity !== undefined) return;
    this.#options.storage.setItem(this.#key, JSON.stringify(this.#grant));
  }

  #stored(): ReaderGrant | undefined {
    try {
      const grant: unknown = JSON.parse(this.#options.storage.getItem(this.#key) ?? "");
      return isReaderGrant(grant) ? grant : undefined;
    } catch {
      return undefined;
    }
  }

  /** Another token of the same reader, or of a new one when the server does not know this one. */
  async #exchange(known: ReaderGrant | undefined): Promise<ReaderGrant> {
    try {
      return await this.#request(known);
    } catch (error) {
      const unknown = error instanceof Refused && error.refusal.code === "token-invalid";
      if (known === undefined || !unknown) throw error;
      this.#options.storage.removeItem(this.#key);
      return await this.#request(undefined);
    }
  }

  async #request(
    known: ReaderGrant | undefined,
    ask?: AskIdentity,
  ): Promise<ReaderGrant> {
    const { server, fetch } = this.#options;
    const body = ask ? JSON.stringify({ identity: await ask() }) : null;
    let answer = await fetch(new URL("api/reader", server), {
      method: "POST",
      credentials: "omit",
      headers: {
        ...known && { authorization: `Bearer ${known.token}` },
        ...ask && { "content-type": "application/json" },
      },
      body,
    });
    // What a new reader lacks can only be the solution of a puzzle.
    if (answer.status === 401 && !known && !ask) {
      answer = await (await import("./proof.ts")).prove(this.#options);
    }
    const said: unknown = await answer.json();
    if (answer.ok && isReaderGrant(said)) return said;
    if (isRefusal(said)) throw new Refused(said);
    throw new TypeError(`Cannot read the answer: status ${answer.status}`);
  }
}
