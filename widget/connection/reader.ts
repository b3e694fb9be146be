/**
 * A reader in a browser, towards one server: who they are, their links and their outbox. Nothing is
 * asked for, and nothing read, before the first link is opened.
 *
 * @module
 */
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
  readonly outbox: Outbox;
  /** Calls the server's API as this reader. @param path below the server's address */
  readonly call: (method: string, path: string) => Promise<Response>;
}

/** See the head of this file. */
export class Reader {
  readonly #server: URL;
  readonly #token: ReaderToken;
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

  /** Who it is from the next link on, where the page's site knows its readers. */
  identify(ask: AskIdentity): void {
    this.#token.identify(ask);
  }

  /** A link of their own, to be opened, and what keeps their messages. */
  open(): ReaderLine {
    const server = this.#server;
    const link = new SharedLink({
      name: `small-talk:${server.href}`,
      make: () => browserLink(server, this.#token),
      // Browsers have none on pages of plain http.
      locks: navigator.locks,
      clock: browserClock,
      page: { window, document },
      loadLeading: () => import("./tab/leading.ts"),
      loadFollowing: () => import("./tab/following.ts"),
      left: () => outbox.sweep(),
    });
    const name = `small-talk:outbox:${server.href}`;
    const outbox = new LateOutbox({
      name,
      storage: this.#storage,
      clock: browserClock,
      load: async () => {
        const { openOutbox } = await import("./outbox/kept_outbox.ts");
        return openOutbox({ name, storage: this.#storage, link, clock: browserClock });
      },
    });
    return { link, outbox, call: (method, path) => this.#call(method, path) };
  }

  async #call(method: string, path: string): Promise<Response> {
    const headers = { authorization: `Bearer ${await this.#token.passcode()}` };
    return fetch(new URL(path, this.#server), { method, headers, credentials: "omit" });
  }
}
