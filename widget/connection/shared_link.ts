/**
 * One connection for all tabs of a site. Whoever gets the lock leads: it has the connection, and
 * lets the others take part. The others follow, and wait for the lock. Without locks, as on pages of
 * plain http, each tab has a connection of its own.
 *
 * A page that is put away lets go of everything: nothing of it may keep the page from the
 * back/forward cache, and another tab takes over.
 *
 * @module
 */
import type { Clock } from "../../shared/clock.ts";
import type { Answer, SendRequest } from "../state/link.ts";
import type { LinkStatus } from "../state/link_status.ts";
import type { PageEvents } from "./page_life.ts";
import type { lead, RenewableLink } from "./tab/leading.ts";
import type { follow } from "./tab/following.ts";

/** What a link is shared with. */
export interface SharedLinkOptions {
  /** Of the lock and of the channel. */
  readonly name: string;
  /** A connection of this tab's own. */
  readonly make: () => RenewableLink;
  readonly locks: Pick<LockManager, "request"> | undefined;
  readonly clock: Pick<Clock, "after">;
  readonly page: PageEvents;
  readonly loadLeading: () => Promise<{ lead: typeof lead }>;
  readonly loadFollowing: () => Promise<{ follow: typeof follow }>;
  /** Another tab has gone: whatever it has left unsent is nobody's now. */
  readonly left: () => void;
}

/** See the head of this file. */
export class SharedLink implements RenewableLink {
  readonly #options: SharedLinkOptions;
  readonly #watchers = new Set<() => void>();
  readonly #followed = new Set<Followed>();
  readonly #closed = new AbortController();
  /** Ends what this tab is now. */
  #part: AbortController | undefined;
  #inner: RenewableLink | undefined;
  #isOpen = false;

  constructor(options: SharedLinkOptions) {
    this.#options = options;
  }

  get status(): LinkStatus {
    return this.#inner?.status ?? { kind: this.#isOpen ? "connecting" : "idle" };
  }

  get site(): string | undefined {
    return this.#inner?.site;
  }

  get isFollowing(): boolean {
    return this.#inner?.isFollowing === true;
  }

  watch(listener: () => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  follow(destination: () => string, listener: (body: unknown) => void): () => void {
    const followed: Followed = {
      destination,
      listener,
      stop: this.#inner?.follow(destination, listener),
    };
    this.#followed.add(followed);
    return () => {
      if (this.#followed.delete(followed)) followed.stop?.();
    };
  }

  ask(destination: string, answered: (answer: Answer) => void): void {
    this.#inner?.ask(destination, answered);
  }

  send(request: SendRequest, answered: (answer: Answer) => void): void {
    this.#inner?.send(request, answered);
  }

  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    const { window } = this.#options.page;
    const { signal } = this.#closed;
    window.addEventListener("pagehide", () => this.#leave(), { signal });
    window.addEventListener("pageshow", () => this.#part ?? this.#join(), { signal });
    this.#join();
  }

  reconnect(): void {
    this.#inner?.reconnect();
  }

  renew(): void {
    this.#inner?.renew();
  }

  close(): void {
    this.#closed.abort();
    this.#watchers.clear();
    this.#leave();
  }

  /** Begins to take part anew. What is returned ends it. */
  begin(): AbortSignal {
    this.#leave();
    this.#part = new AbortController();
    return this.#part.signal;
  }

  /** Asks for the lock. When another tab takes it away, that one leads; some pages may have none. */
  lock(options: LockOptions, held: LockGrantedCallback<void>): void {
    const { locks, name, make } = this.#options;
    const part = this.#part;
    locks?.request(name, options, held).catch((error) => {
      if (part !== this.#part) return;
      if (error.name === "AbortError") this.#join();
      else this.use(make());
    });
  }

  /** Leads for as long as the lock is held. */
  lead(signal: AbortSignal): Promise<void> | undefined {
    if (signal.aborted) return;
    const link = this.#options.make();
    this.use(link);
    const channel = new BroadcastChannel(this.#options.name);
    channel.onmessage = () => {
      channel.onmessage = null;
      // Where that cannot be loaded nothing is said, and another tab takes over.
      this.#options.loadLeading()
        .then(({ lead }) => lead({ ...this.#options, link, channel, signal }), () => {});
    };
    channel.postMessage({ kind: "leader" });
    return new Promise((resolve) =>
      signal.addEventListener("abort", () => {
        channel.close();
        resolve();
      })
    );
  }

  /** Takes part through a link. */
  use(link: RenewableLink | undefined): void {
    const before = this.#inner;
    this.#inner = link;
    for (const followed of this.#followed) {
      followed.stop = link?.follow(followed.destination, followed.listener);
    }
    before?.close();
    link?.watch(() => this.#tell());
    link?.open();
    this.#tell();
  }

  #join(): void {
    if (this.#closed.signal.aborted) return;
    const signal = this.begin();
    const { locks, make, loadFollowing } = this.#options;
    if (locks === undefined) return this.use(make());
    this.lock({ ifAvailable: true }, (lock) => {
      if (lock !== null) return this.lead(signal);
      loadFollowing().then(
        ({ follow }) => follow({ ...this.#options, locks, signal, share: this }),
        // Better two connections than none.
        () => signal.aborted || this.use(make()),
      );
      return undefined;
    });
  }

  #leave(): void {
    this.#part?.abort();
    this.#part = undefined;
    this.use(undefined);
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

interface Followed {
  readonly destination: () => string;
  readonly listener: (body: unknown) => void;
  /** Of the link that is in use. */
  stop: (() => void) | undefined;
}
