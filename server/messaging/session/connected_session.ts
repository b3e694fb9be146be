/**
 * A session that is up, as the rest of the server knows it.
 *
 * @module
 */
import type { Version } from "../../../shared/stomp/version.ts";
import type { Subscriber, Subscription } from "../broker/broker.ts";
import type { Bucket } from "../channel/rate_limit.ts";
import type { Principal } from "../principal.ts";
import type { Attributes, StompSession } from "../stomp_session.ts";

/** What a {@linkcode ConnectedSession} is made with. */
export interface ConnectedSessionInit<U extends Principal> {
  readonly id: string;
  readonly user: U;
  readonly version: Version;
  readonly attributes: Attributes;
  /** Hears what a close hook threw. */
  readonly onFault: (error: unknown) => void;
  /** Takes one encoded MESSAGE frame on its way out. */
  readonly deliver: (encoded: string | Uint8Array) => void;
}

/** One user's session between CONNECTED and its end. */
export class ConnectedSession<U extends Principal = Principal>
  implements Subscriber, StompSession<U> {
  readonly id: string;
  readonly user: U;
  readonly version: Version;
  readonly attributes: Attributes;
  /** Takes one encoded MESSAGE frame. */
  readonly deliver: (encoded: string | Uint8Array) => void;
  /**
   * By key, see {@linkcode subscriptionKey}. `undefined` is a subscription the broker does not know:
   * a handler answered it, or refused it.
   */
  readonly subscriptions = new Map<string, Subscription | undefined>();
  /** How many more requests it may make; `undefined` until the first. */
  bucket: Bucket | undefined;
  readonly #onFault: (error: unknown) => void;
  #closeHooks: Set<() => void> | undefined;
  #ended = false;
  #controller: AbortController | undefined;

  constructor(init: ConnectedSessionInit<U>) {
    this.id = init.id;
    this.user = init.user;
    this.version = init.version;
    this.attributes = init.attributes;
    this.#onFault = init.onFault;
    this.deliver = init.deliver;
  }

  /** Whether it is over. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Aborted when the session ends. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#ended) this.#controller.abort();
    }
    return this.#controller.signal;
  }

  onClose(hook: () => void): () => void {
    if (this.#ended) {
      this.#runHook(hook);
      return () => {};
    }
    const hooks = this.#closeHooks ??= new Set();
    // The same function may be given twice.
    const own = () => hook();
    hooks.add(own);
    return () => void hooks.delete(own);
  }

  /** Ends it. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.subscriptions.clear();
    this.#controller?.abort();
    for (const hook of this.#closeHooks ?? []) this.#runHook(hook);
    this.#closeHooks = undefined;
  }

  #runHook(hook: () => void): void {
    try {
      hook();
    } catch (error) {
      this.#onFault(error);
    }
  }
}

/**
 * What a subscription is known by within its session: its id, or in STOMP 1.0 without one its
 * destination (STOMP 1.0, "SUBSCRIBE" and "UNSUBSCRIBE").
 */
export function subscriptionKey(id: string | undefined, destination: string): string {
  return id === undefined ? `destination:${destination}` : `id:${id}`;
}
