/**
 * A reader in a browser, towards one server: who they are, their links and their outbox. Nothing is
 * asked for, and nothing read, before the first link is opened.
 *
 * @module
 */
import type { ReaderGrant } from "../../shared/chat/event.ts";
import type { Link } from "../state/link.ts";
import type { Outbox } from "../state/outbox.ts";
import type { AskIdentity } from "./ask_for_grant.ts";
import { LateOutbox } from "./late_outbox.ts";
import { browserClock, browserLink } from "./open_link.ts";
import { ReaderToken } from "./reader_token.ts";
import { SharedLink } from "./shared_link.ts";
import { guardedStorage } from "./storage.ts";

/** What is seldom done. */
const load = () => import("./reader_affairs.ts");

/** What one talk needs. */
export interface ReaderLine {
  readonly link: Link;
  readonly outbox: Outbox | undefined;
  /** Calls the server's API as this reader. @param path below the server's address */
  readonly call: (method: string, path: string, body?: object) => Promise<Response>;
}

/** See the head of this file. */
export class Reader {
  /**
   * Makes whom a link is of the reader, from the next connection on, and on the next page;
   * `undefined` where the page's site has said who it is. Whatever waits to be sent is said by nobody.
   */
  become: ((grant: ReaderGrant) => Promise<void>) | undefined;
  /** The server's base address, with a slash at its end. */
  readonly server: URL;
  readonly token: ReaderToken;
  readonly storage = guardedStorage(() => localStorage);
  #subject: string | undefined;
  #isShared = true;

  /** @param server the server's base address, with a slash at its end */
  constructor(server: URL) {
    this.server = server;
    this.token = new ReaderToken({
      server,
      fetch: (input, init) => fetch(input, init),
      storage: this.storage,
      clock: browserClock,
    });
  }

  /**
   * Who it is from the next link on, where the page's site knows its readers. Of a token that is at
   * hand one can see whom it means: then tabs share a connection, and what is said is kept. Otherwise
   * neither is done, since another tab may be another reader's. Without an identity it is whoever it
   * was before the site named anybody, and nothing of those it has named is left.
   *
   * @returns whether it may be somebody else than before
   */
  identify(identity: string | AskIdentity | null | undefined): boolean {
    const before = this.token.isNamed && (this.#subject ?? {});
    const isToken = typeof identity === "string";
    this.token.identify(isToken ? () => identity : identity ?? undefined);
    this.#subject = isToken ? subjectOf(identity) : undefined;
    this.#isShared = !identity || this.#subject !== undefined;
    if (!identity) this.#signOut();
    return before !== (this.token.isNamed && this.#subject);
  }

  #signOut(): void {
    const again = () => this.#signOut();
    load().then(({ signOut }) => signOut(this), () => {
      addEventListener("online", again, { once: true });
    });
  }

  /** As that of their token. */
  get granted(): Promise<ReaderGrant> | undefined {
    return this.token.granted;
  }

  /** A link of their own, to be opened, and what keeps their messages. */
  open(): ReaderLine {
    const whose = `${this.server.href}${this.#subject === undefined ? "" : ` ${this.#subject}`}`;
    const link = new SharedLink({
      name: `small-talk:${whose}`,
      make: () => browserLink(this.server, this.token),
      // Browsers have none on pages of plain http.
      locks: this.#isShared ? navigator.locks : undefined,
      clock: browserClock,
      page: { window, document },
      loadLeading: () => import("./tab/leading.ts"),
      loadFollowing: () => import("./tab/following.ts"),
      left: () => outbox?.sweep(),
    });
    const name = `small-talk:outbox:${whose}`;
    const outbox = this.#isShared ? this.#outbox(name, link) : undefined;
    const affairs = { ...this, link, outbox: name };
    this.become = this.token.isNamed
      ? undefined
      : async (grant) => (await load()).become(affairs, grant);
    return {
      link,
      outbox,
      call: async (...asked) => (await load()).call(affairs, ...asked),
    };
  }

  #outbox(name: string, link: Link): LateOutbox {
    return new LateOutbox({
      name,
      storage: this.storage,
      clock: browserClock,
      load: async () => {
        const { openOutbox } = await import("./outbox/kept_outbox.ts");
        return openOutbox({ name, storage: this.storage, link, clock: browserClock });
      },
    });
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
