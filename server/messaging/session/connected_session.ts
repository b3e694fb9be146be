/**
 * A session that is up, as the rest of the server knows it.
 *
 * @module
 */
import type { Version } from "../../../shared/stomp/version.ts";
import type { Subscriber, Subscription } from "../broker/broker.ts";
import type { Bucket } from "../channel/rate_limit.ts";
import type { Principal } from "../principal.ts";

/** What a {@linkcode ConnectedSession} is made with. */
export interface ConnectedSessionInit<U extends Principal> {
  readonly sessionId: string;
  readonly user: U;
  readonly version: Version;
  /** Takes one encoded MESSAGE frame on its way out. */
  readonly deliver: (encoded: string | Uint8Array) => void;
}

/** One user's session between CONNECTED and its end. */
export class ConnectedSession<U extends Principal = Principal> implements Subscriber {
  readonly sessionId: string;
  readonly user: U;
  readonly version: Version;
  /** Takes one encoded MESSAGE frame. */
  readonly deliver: (encoded: string | Uint8Array) => void;
  /**
   * By key, see {@linkcode subscriptionKey}. `undefined` is a subscription the broker does not know:
   * a handler answered it, or refused it.
   */
  readonly subscriptions = new Map<string, Subscription | undefined>();
  /** How many more requests it may make; `undefined` until the first. */
  bucket: Bucket | undefined;
  #ended = false;
  #controller: AbortController | undefined;

  constructor(init: ConnectedSessionInit<U>) {
    this.sessionId = init.sessionId;
    this.user = init.user;
    this.version = init.version;
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

  /** Ends it. */
  end(): void {
    this.#ended = true;
    this.subscriptions.clear();
    this.#controller?.abort();
  }
}

/**
 * What a subscription is known by within its session: its id, or in STOMP 1.0 without one its
 * destination (STOMP 1.0, "SUBSCRIBE" and "UNSUBSCRIBE").
 */
export function subscriptionKey(id: string | undefined, destination: string): string {
  return id === undefined ? `destination:${destination}` : `id:${id}`;
}
