/**
 * Tabs of one site that share a connection, without a browser: its locks and channels are those of
 * the runtime.
 *
 * @module
 */
import { VirtualClock } from "../../../server/messaging/testing/virtual_clock.ts";
import { SharedLink } from "../../../widget/connection/shared_link.ts";
import type { RenewableLink } from "../../../widget/connection/tab/leading.ts";
import { HeldLink } from "./held_entries.ts";

/** A connection of a tab. */
export class TabLink extends HeldLink implements RenewableLink {
  readonly followed = new Map<string, (body: unknown) => void>();
  readonly asked: string[] = [];
  isClosed = false;
  reconnects = 0;
  renewals = 0;

  override follow(
    destination?: () => string,
    listener?: (body: unknown) => void,
  ): () => void {
    const at = destination?.() ?? "";
    if (listener !== undefined) this.followed.set(at, listener);
    return () => this.followed.delete(at);
  }

  override ask(destination?: string): void {
    this.asked.push(destination ?? "");
  }

  override reconnect(): void {
    this.reconnects++;
  }

  renew(): void {
    this.renewals++;
  }

  override close(): void {
    this.isClosed = true;
  }
}

/** A tab. */
export interface Tab {
  readonly link: SharedLink;
  readonly window: EventTarget;
  /** The connections it made of its own. */
  readonly own: TabLink[];
  /** How often it was told that another tab has gone. */
  readonly left: { count: number };
}

/** Tabs that share locks, a channel and a clock. */
export class Tabs implements Disposable {
  readonly clock = new VirtualClock();
  readonly #name = `tabs-${crypto.randomUUID()}`;
  readonly #tabs: Tab[] = [];

  /** Opens a tab. */
  open(
    { withLocks = true, locks = navigator.locks, failing = false }: {
      withLocks?: boolean;
      locks?: Pick<LockManager, "request">;
      /** Its parts cannot be loaded. */
      failing?: boolean;
    } = {},
  ): Tab {
    const own: TabLink[] = [];
    const left = { count: 0 };
    const window = new EventTarget();
    const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
    const load = <Part>(part: Promise<Part>) =>
      failing ? Promise.reject(new TypeError("offline")) : part;
    const link = new SharedLink({
      name: this.#name,
      make() {
        const made = new TabLink();
        own.push(made);
        return made;
      },
      locks: withLocks ? locks : undefined,
      clock: this.clock,
      page: { window, document },
      loadLeading: () => load(import("../../../widget/connection/tab/leading.ts")),
      loadFollowing: () => load(import("../../../widget/connection/tab/following.ts")),
      left: () => void left.count++,
    });
    const tab = { link, window, own, left };
    this.#tabs.push(tab);
    link.open();
    return tab;
  }

  [Symbol.dispose](): void {
    for (const { link } of this.#tabs) link.close();
  }
}

/** Resolves once something is so; looks again after every task. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let turns = 0; !isSo(); turns++) {
    if (turns > 20_000) throw new Error(`Cannot wait any longer for ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve));
  }
}
