/**
 * Following: a link through the tab that has the connection. Loaded when another tab has it.
 *
 * @module
 */
import type { Clock } from "../../../shared/clock.ts";
import type { Answer, SendRequest } from "../../state/link.ts";
import type { LinkStatus } from "../../state/link_status.ts";
import type { PageEvents } from "../page_life.ts";
import type { RenewableLink } from "./leading.ts";
import { type LeaderMessage, lockOfTab, type TabMessage } from "./tab_message.ts";

/** How long the leading tab may take to answer. It may be frozen, or unable to load what leads. */
const SILENCE_MS = 4_000;
/** How often it is asked whether it is there, while somebody looks. */
const HELLO_MS = 15_000;

/** What a tab follows with. */
export interface FollowingOptions {
  /** Of the lock and of the channel. */
  readonly name: string;
  readonly locks: Pick<LockManager, "request">;
  readonly clock: Pick<Clock, "after">;
  readonly page: Pick<PageEvents, "document">;
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly share: Share;
}

/** The link that is shared, as one follows in its name. */
export interface Share {
  begin(): AbortSignal;
  lock(options: LockOptions, held: LockGrantedCallback<void>): void;
  lead(signal: AbortSignal): Promise<void> | undefined;
  use(link: RenewableLink): void;
}

/** Follows until the lock is ours. */
export function follow(options: FollowingOptions): void {
  const { share, signal } = options;
  if (signal.aborted) return;
  share.use(new FollowerLink(options));
  share.lock({ signal }, () => share.lead(signal));
}

class FollowerLink implements RenewableLink {
  readonly isFollowing = true;
  status: LinkStatus = { kind: "connecting" };
  site: string | undefined;
  readonly #options: FollowingOptions;
  readonly #tab = crypto.randomUUID();
  readonly #channel: BroadcastChannel;
  readonly #watchers = new Set<() => void>();
  readonly #followed = new Set<Followed>();
  readonly #open = new Map<number, (answer: Answer) => void>();
  #ids = 0;
  #cancelSilence: (() => void) | undefined;
  #cancelHello = () => {};

  constructor(options: FollowingOptions) {
    this.#options = options;
    const { name, page, signal } = options;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }) => this.#heard(data);
    page.document.addEventListener("visibilitychange", () => this.#look(), { signal });
    this.#holdLock();
    this.#look();
    // A leader of no answer is asked once, also where nobody looks.
    this.#hello();
  }

  watch(listener: () => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  follow(destination: () => string, listener: (body: unknown) => void): () => void {
    const followed: Followed = { destination, listener, at: undefined };
    this.#followed.add(followed);
    if (this.status.kind === "online") this.#begin(followed);
    return () => {
      if (!this.#followed.delete(followed) || followed.at === undefined) return;
      const { at } = followed;
      if ([...this.#followed].some((other) => other.at === at)) return;
      this.#say({ kind: "follow", tab: this.#tab, destination: at, on: false });
    };
  }

  ask(destination: string, answered: (answer: Answer) => void): void {
    if (this.status.kind !== "online") return;
    this.#say({ kind: "ask", tab: this.#tab, id: this.#expect(answered), destination });
  }

  send(request: SendRequest, answered: (answer: Answer) => void): void {
    if (this.status.kind !== "online") return;
    this.#say({ kind: "send", tab: this.#tab, id: this.#expect(answered), request });
  }

  open(): void {}

  reconnect(): void {
    this.#say({ kind: "reconnect", tab: this.#tab });
  }

  renew(): void {
    this.#say({ kind: "renew", tab: this.#tab });
  }

  close(): void {
    this.#cancelSilence?.();
    this.#cancelHello();
    this.#watchers.clear();
    this.#channel.close();
  }

  /** As long as it is held, the leader knows that this tab is there. */
  #holdLock(): void {
    const { locks, name, signal } = this.#options;
    locks.request(
      lockOfTab(name, this.#tab),
      () => new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve())),
    ).catch(() => {});
  }

  #heard(message: TabMessage): void {
    switch (message.kind) {
      case "leader":
        // Whatever was asked of the one before is answered by nobody.
        this.#become({ kind: "connecting" }, this.site);
        return this.#hello();
      case "state":
        this.#leaderIsThere();
        return this.#become(message.status, message.site);
      case "told":
        this.#leaderIsThere();
        for (const { at, listener } of this.#followed) {
          if (at === message.destination) listener(message.body);
        }
        return;
      case "answer":
        return this.#answered(message);
    }
  }

  #answered({ tab, id, answer }: Extract<LeaderMessage, { kind: "answer" }>): void {
    if (tab !== this.#tab) return;
    this.#leaderIsThere();
    const answered = this.#open.get(id);
    this.#open.delete(id);
    answered?.(answer);
  }

  #become(status: LinkStatus, site: string | undefined): void {
    const isNews = status.kind !== this.status.kind || status.kind === "waiting" ||
      (status.kind === "connecting" && status.isOther === true) || site !== this.site;
    if (!isNews) return;
    this.status = status;
    this.site = site;
    if (status.kind === "online") { for (const followed of this.#followed) this.#begin(followed); }
    else {
      this.#open.clear();
      for (const followed of this.#followed) followed.at = undefined;
    }
    for (const watcher of this.#watchers) watcher();
  }

  /** Said before whatever is asked next, so nothing slips in between. */
  #begin(followed: Followed): void {
    const destination = followed.destination();
    followed.at = destination;
    this.#say({ kind: "follow", tab: this.#tab, destination, on: true });
  }

  #expect(answered: (answer: Answer) => void): number {
    this.#open.set(++this.#ids, answered);
    // The server may take longer than the leading tab may.
    this.#hello();
    return this.#ids;
  }

  #look(): void {
    this.#cancelHello();
    if (this.#options.page.document.visibilityState !== "visible") return;
    this.#hello();
    this.#cancelHello = this.#options.clock.after(HELLO_MS, () => this.#look());
  }

  #hello(): void {
    this.#say({ kind: "hello", tab: this.#tab });
    this.#listen();
  }

  /** Expects to hear something soon. */
  #listen(): void {
    this.#cancelSilence ??= this.#options.clock.after(SILENCE_MS, () => this.#takeOver());
  }

  /** The tab that leads is frozen. When it wakes it finds itself following. */
  #takeOver(): void {
    const { share } = this.#options;
    const signal = share.begin();
    share.lock({ steal: true }, () => share.lead(signal));
  }

  #leaderIsThere(): void {
    this.#cancelSilence?.();
    this.#cancelSilence = undefined;
  }

  #say(message: TabMessage): void {
    if (!this.#options.signal.aborted) this.#channel.postMessage(message);
  }
}

interface Followed {
  readonly destination: () => string;
  readonly listener: (body: unknown) => void;
  /** What the leader was asked to follow. */
  at: string | undefined;
}
