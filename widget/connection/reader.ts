/**
 * A reader in a browser, towards one server: who they are, their links and their outbox. Nothing is
 * asked for, and nothing read, before the first link is opened.
 *
 * @module
 */
import type { ReaderGrant } from "../../shared/chat/event.ts";
import type { Link } from "../state/link.ts";
import type { Outbox } from "../state/outbox.ts";
import { LateOutbox } from "./late_outbox.ts";
import { browserClock, browserLink } from "./open_link.ts";
import { type AskIdentity, ReaderToken } from "./reader_token.ts";
import { SharedLink } from "./shared_link.ts";
import { guardedStorage } from "./storage.ts";

/** What one talk needs. */
export interface ReaderLine {
  readonly link: Link;
  readonly outbox: Outbox | undefined;
  /** Calls the server's API as this reader. @param path below the server's address */
  readonly call: (method: string, path: string) => Promise<Response>;
}

/** See the head of this file. */
export class Reader {
  /**
   * Makes whom a link is of the reader, from the next link on, and on the next page; `undefined`
   * where the page's site has said who it is. Whatever waits to be sent is said by nobody.
   */
  become: ((grant: ReaderGrant) => void) | undefined;
  readonly #server: URL;
  readonly #token: ReaderToken;
  #subject: string | undefined;
  #isShared = true;
  readonly #storage = guardedStorage(() => localStorage);

  /** @param server the server's base address, with a slash at its end */
  constructor(server: URL) {
    this.#server = server;
    this.#token = new ReaderToken({
      server,
      fetch: (input, init) => fetch(input, init),
      storage: this.#storage,
      clock: browserClock,
    });
  }

  /**
   * Who it is from the next link on, where the page's site knows its readers. Of a token that is at
   * hand one can see whom it means: then tabs share a connection, and what is said is kept. Otherwise
   * neither is done, since another tab may be another reader's.
   */
  identify(identity: string | AskIdentity): void {
    const isToken = typeof identity === "string";
    this.#token.identify(isToken ? () => identity : identity);
    this.#subject = isToken ? subjectOf(identity) : undefined;
    this.#isShared = this.#subject !== undefined;
  }

  /** As that of their token. */
  get granted(): Promise<ReaderGrant> | undefined {
    return this.#token.granted;
  }

  /** A link of their own, to be opened, and what keeps their messages. */
  open(): ReaderLine {
    const whose = `${this.#server.href}${this.#subject === undefined ? "" : ` ${this.#subject}`}`;
    const link = new SharedLink({
      name: `small-talk:${whose}`,
      make: () => browserLink(this.#server, this.#token),
      // Browsers have none on pages of plain http.
      locks: this.#isShared ? navigator.locks : undefined,
      clock: browserClock,
      page: { window, document },
      loadLeading: () => import("./tab/leading.ts"),
      loadFollowing: () => import("./tab/following.ts"),
      left: () => outbox?.sweep(),
    });
    const outbox = this.#isShared ? this.#outbox(`small-talk:outbox:${whose}`, link) : undefined;
    this.become = this.#token.isNamed ? undefined : (grant) => {
      // Otherwise what waits would be said in the name of whom the link is of.
      if (this.#token.become(grant)) outbox?.clear();
      link.renew();
    };
    return { link, outbox, call: (method, path) => this.#call(method, path) };
  }

  #outbox(name: string, link: Link): LateOutbox {
    return new LateOutbox({
      name,
      storage: this.#storage,
      clock: browserClock,
      load: async () => {
        const { openOutbox } = await import("./outbox/kept_outbox.ts");
        return openOutbox({ name, storage: this.#storage, link, clock: browserClock });
      },
    });
  }

  async #call(method: string, path: string): Promise<Response> {
    // Whoever erases is whoever has written, also by the connection of another tab.
    this.#token.reread();
    const headers = { authorization: `Bearer ${await this.#token.passcode()}` };
    return fetch(new URL(path, this.#server), { method, headers, credentials: "omit" });
  }
}

/**
 * Whom a JSON Web Token is about, as it can stand in a name; the server alone can say whether it is
 * true.
 */
function subjectOf(token: string): string | undefined {
  try {
    const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const { sub } = JSON.parse(atob(payload));
    return typeof sub === "string" ? encodeURIComponent(sub) : undefined;
  } catch {
    return undefined;
  }
}
